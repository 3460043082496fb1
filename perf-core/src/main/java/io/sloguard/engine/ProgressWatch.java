package io.sloguard.engine;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.record.OperationLog;
import io.sloguard.record.OperationState;
import java.time.Duration;

/**
 * Waits for the end of a phase and meanwhile tells a listener how far it has come. Reading the progress costs O(operations
 * so far), once per period.
 */
final class ProgressWatch {

    private final Duration period;
    private final Progress.Listener listener;

    ProgressWatch(Duration period, Progress.Listener listener) {
        this.period = period;
        this.listener = listener;
    }

    /** Returns a watch that only waits. */
    static ProgressWatch silent() {
        return new ProgressWatch(Duration.ofSeconds(10), progress -> {});
    }

    /**
     * Waits until every operation of the phase has ended, its drain time is over, or, if its plan says no end, nothing
     * has ended for a long time.
     */
    void awaitEnd(PhaseRun phase) throws InterruptedException {
        long latest = phase.latestEndNanos().orElse(Long.MAX_VALUE - phase.originNanos());
        long due = 0;
        long endedBefore = 0;
        long endedSince = 0;
        while (true) {
            due = Math.min(due + period.toNanos(), latest);
            if (phase.ticker().await(phase.ended(), phase.originNanos() + due)) {
                return;
            }
            long now = phase.ticker().nanoTime() - phase.originNanos();
            Snapshot snapshot = Snapshot.of(phase);
            if (snapshot.ended > endedBefore) {
                endedBefore = snapshot.ended;
                endedSince = now;
            }
            boolean standsStill = phase.latestEndNanos().isEmpty() && now - endedSince >= phase.standstillNanos();
            if (due >= latest || standsStill) {
                return;
            }
            listener.onProgress(snapshot.progress(now));
        }
    }

    private static final class Snapshot {

        private final LatencyHistogram.Builder response = new LatencyHistogram.Builder();
        private long started;
        private long ended;
        private long errors;

        static Snapshot of(PhaseRun phase) {
            Snapshot snapshot = new Snapshot();
            OperationLog log = phase.log();
            long numbers = phase.queue().numbers();
            for (long number = 0; number < numbers; number++) {
                snapshot.add(log, number);
            }
            return snapshot;
        }

        private void add(OperationLog log, long number) {
            OperationState state = log.state(number);
            if (state == OperationState.PLANNED || state == OperationState.DROPPED) {
                return;
            }
            started++;
            if (state == OperationState.STARTED) {
                return;
            }
            ended++;
            errors += state == OperationState.OK ? 0 : 1;
            response.add(Math.max(0, log.endedNanos(number) - log.intendedNanos(number)));
        }

        Progress progress(long elapsedNanos) {
            LatencyHistogram soFar = response.build();
            return new Progress(elapsedNanos, started, errors, soFar.quantileNanos(0.95), soFar.quantileNanos(0.99));
        }
    }
}
