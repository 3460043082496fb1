/**
 * The change types and the precondition that a changelog uses. Entry type is
 * {@link io.sloguard.pgindex.change.CreateIndexConcurrentlyChange}. They translate attributes into tasks and check them;
 * how an index is built belongs to {@code build}.
 */
@NullMarked
package io.sloguard.pgindex.change;

import org.jspecify.annotations.NullMarked;
