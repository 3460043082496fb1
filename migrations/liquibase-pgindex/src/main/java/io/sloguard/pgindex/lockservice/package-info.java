/**
 * A changelog lock that dies with the database session that holds it. Entry type is
 * {@link io.sloguard.pgindex.lockservice.PgSessionLockService}; it is used only where the configuration asks for it.
 */
@NullMarked
package io.sloguard.pgindex.lockservice;

import org.jspecify.annotations.NullMarked;
