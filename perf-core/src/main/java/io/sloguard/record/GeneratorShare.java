package io.sloguard.record;

import org.jspecify.annotations.Nullable;

/**
 * How much of the time of each operation the load generator itself is to blame for: it stood still, or started the operation
 * late although a worker was free. Not thread-safe.
 */
final class GeneratorShare {

    private final Recording recording;
    private final OperationLog log;

    /** Made when it is first asked for, because most runs never ask. */
    private @Nullable BusyWorkers busy;

    GeneratorShare(Recording recording) {
        this.recording = recording;
        this.log = recording.log();
    }

    /**
     * Returns whether a time of an operation kept the limit but for the time that the generator lost; so does one that was
     * not even started, or had not ended, when the phase was over. An error has other causes than time.
     *
     * @param state how the operation ended, or OK for a time that it recorded itself
     */
    boolean isExcusable(long number, OperationState state, long nanos, long threshold) {
        return state != OperationState.FAILED
                && state != OperationState.TIMED_OUT
                && nanos > threshold
                && nanos - nanos(number) <= threshold;
    }

    /**
     * Returns whether the generator itself took more than half of the time that an operation had: until its phase was over
     * for one that never started or never ended, between its start and its end for one that failed or timed out.
     */
    boolean isError(long number, OperationState state) {
        if (state == OperationState.FAILED || state == OperationState.TIMED_OUT) {
            long started = log.startedNanos(number);
            long ended = log.endedNanos(number);
            return 2 * recording.stalls().overlapNanos(started, ended) > ended - started;
        }
        return 2 * nanos(number) > recording.endedNanos(number) - recording.intendedNanos(number);
    }

    private long nanos(long number) {
        boolean isStarted = log.isStarted(number);
        long intended = recording.intendedNanos(number);
        long ended = recording.endedNanos(number);
        long started = isStarted ? log.startedNanos(number) : ended;
        long forWorkers = isStarted && log.awaited(number) ? 0 : busy().busyNanos(intended, started);
        return started - intended - forWorkers + recording.stalls().overlapNanos(started, ended);
    }

    private BusyWorkers busy() {
        BusyWorkers known = busy;
        if (known == null) {
            known = BusyWorkers.of(recording);
            busy = known;
        }
        return known;
    }
}
