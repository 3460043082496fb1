/**
 * What is remembered of runs: a {@link io.sloguard.baseline.BaselineEntry} of each scenario of each run, kept in a {@link
 * io.sloguard.baseline.BaselineStore}, read as a {@link io.sloguard.baseline.BaselineHistory}. A kind of store is a {@link
 * io.sloguard.baseline.BaselineStoreProvider}; those that need nothing but the JDK and git are in {@code baseline.store}.
 *
 * <p>Values and the order of the history live here; formats, statistics and verdicts do not.
 */
@NullMarked
package io.sloguard.baseline;

import org.jspecify.annotations.NullMarked;
