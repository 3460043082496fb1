package io.sloguard.engine;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.record.LiveRecording;
import io.sloguard.record.OperationLog;
import io.sloguard.record.OperationState;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for the end of a phase and meanwhile tells a listener how far it has come, and once a second a supervisor, which may
 * have it end early. Telling the listener costs O(operations so far), once per period.
 */
final class PhaseWatch {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** So long before a part of a phase is over it is decided whether another follows, so that there is no gap. */
    private static final long LOOK_AHEAD_NANOS = 250_000_000L;

    /** How often a phase that is ended early is asked whether its last operations have ended. */
    private static final long SETTLE_NANOS = 20_000_000L;

    private final Duration period;
    private final Progress.Listener listener;
    private final Optional<Supervisor> supervisor;

    /** Creates a watch; without a supervisor, phases run to their end. */
    PhaseWatch(Duration period, Progress.Listener listener, Optional<Supervisor> supervisor) {
        this.period = period;
        this.listener = listener;
        this.supervisor = supervisor;
    }

    /** Returns a watch that only waits. */
    static PhaseWatch silent() {
        return new PhaseWatch(Duration.ofSeconds(10), progress -> {}, Optional.empty());
    }

    /**
     * Waits until every operation of the phase has ended, its drain time is over, or, if its plan says no end, nothing
     * has ended for a long time.
     */
    void awaitEnd(PhaseRun phase, StallMonitor monitor) throws InterruptedException {
        Optional<LiveRecording> live = live(phase, monitor);
        if (live.isEmpty()) {
            phase.settle();
        }
        Standstill standstill = new Standstill();
        long progressDue = period.toNanos();
        long lookDue = live.isPresent() ? SECOND_NANOS : Long.MAX_VALUE;
        while (true) {
            long latest = latest(phase);
            long partDue =
                    phase.undecidedEndNanos().map(end -> end - LOOK_AHEAD_NANOS).orElse(Long.MAX_VALUE);
            long due = Math.min(Math.min(progressDue, lookDue), Math.min(partDue, latest));
            if (phase.ticker().await(phase.ended(), phase.originNanos() + due)) {
                return;
            }
            long now = phase.ticker().nanoTime() - phase.originNanos();
            if (due >= latest || phase.isSettled(now)) {
                return;
            }
            if (due == partDue) {
                live.ifPresent(recorded -> extend(phase, recorded, now));
            }
            if (due == lookDue) {
                live.ifPresent(recorded -> look(phase, recorded, now));
                lookDue = phase.isEndedEarly() ? now + SETTLE_NANOS : (now / SECOND_NANOS + 1) * SECOND_NANOS;
            }
            if (due == progressDue) {
                progressDue += period.toNanos();
                Snapshot snapshot = Snapshot.of(phase);
                if (standstill.isReached(phase, snapshot, now)) {
                    return;
                }
                listener.onProgress(snapshot.progress(now));
            }
        }
    }

    private Optional<LiveRecording> live(PhaseRun phase, StallMonitor monitor) {
        return phase.schedule()
                .filter(planned -> supervisor.isPresent())
                .map(planned -> new LiveRecording(
                        phase.log(),
                        () -> phase.schedule().orElse(planned),
                        () -> monitor.soFar(phase.originNanos()),
                        phase.workerCount()));
    }

    private static long latest(PhaseRun phase) {
        return phase.latestEndNanos().orElse(Long.MAX_VALUE - phase.originNanos());
    }

    private void extend(PhaseRun phase, LiveRecording live, long now) {
        if (supervisor.orElseThrow().goesOn(live, now)) {
            phase.goOn();
        } else {
            phase.settle();
        }
    }

    /** An end takes effect with the next whole second, so that no second is counted in part. */
    private void look(PhaseRun phase, LiveRecording live, long now) {
        if (phase.isEndedEarly()) {
            return;
        }
        Optional<String> reason = supervisor.orElseThrow().secondOver(live, now);
        long decided = phase.ticker().nanoTime() - phase.originNanos();
        long end = (decided / SECOND_NANOS + 1) * SECOND_NANOS;
        if (reason.isPresent() && end < live.schedule().durationNanos()) {
            phase.endAt(end, reason.get());
        }
    }

    /** When the last operation ended, as far as the looks at a phase without a planned end tell. */
    private static final class Standstill {

        private long endedBefore;
        private long endedSince;

        private boolean isReached(PhaseRun phase, Snapshot snapshot, long now) {
            if (snapshot.ended > endedBefore) {
                endedBefore = snapshot.ended;
                endedSince = now;
            }
            return phase.latestEndNanos().isEmpty() && now - endedSince >= phase.standstillNanos();
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
