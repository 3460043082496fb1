/**
 * The hot path and what is counted from it: workers write the times of every operation into an
 * {@link io.sloguard.record.OperationLog}; after the phase a {@link io.sloguard.record.Tally} turns the log into exact
 * counts, one-second blocks and histograms.
 *
 * <p>The only importer of {@code org.HdrHistogram}. Nothing on the recording path allocates, locks, logs or formats.
 */
@NullMarked
package io.sloguard.record;

import org.jspecify.annotations.NullMarked;
