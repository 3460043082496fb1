package io.sloguard.engine;

/**
 * How far a measured phase has come.
 *
 * @param elapsedNanos time since the start of the phase
 * @param started operations started so far
 * @param errors of these, how many have failed or timed out so far
 * @param p95Nanos the 95th percentile of the response times so far; 0 if nothing has ended yet
 * @param p99Nanos the 99th percentile of the response times so far; 0 if nothing has ended yet
 */
public record Progress(long elapsedNanos, long started, long errors, long p95Nanos, long p99Nanos) {

    /** Is told about the progress of a run, from the thread that runs it; should return quickly. */
    @FunctionalInterface
    public interface Listener {

        /** Takes note of the progress of a measured phase. */
        void onProgress(Progress progress);
    }
}
