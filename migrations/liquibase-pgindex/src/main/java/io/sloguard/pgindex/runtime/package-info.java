/**
 * Runs index work for Liquibase: its connection, its log, its exceptions. Entry type is
 * {@link io.sloguard.pgindex.runtime.IndexTaskRunner}. No change type and no rule about indexes belongs here.
 */
@NullMarked
package io.sloguard.pgindex.runtime;

import org.jspecify.annotations.NullMarked;
