package io.sloguard.record;

import org.jspecify.annotations.Nullable;

/**
 * Where the response times of a recording went, as far as the load generator itself knows. Not thread-safe: the times at
 * which every worker was busy are found out when they are first needed, in O(n log n) for n operations.
 */
public final class ResponseParts {

    private final Recording recording;

    /** Made when it is first asked for, because most runs never ask. */
    private @Nullable BusyWorkers busy;

    /** Creates the parts of a recording whose log is closed. */
    public ResponseParts(Recording recording) {
        this.recording = recording;
    }

    /**
     * The parts of one response time, in nanoseconds; they add up to it.
     *
     * @param pausedNanos while the load generator's process stood still
     * @param queuedNanos waiting to start, with every worker inside an operation
     * @param lateNanos waiting to start without either
     * @param serviceNanos from the start to the end, without pauses; 0 if it never started
     */
    public record Parts(long pausedNanos, long queuedNanos, long lateNanos, long serviceNanos) {}

    /** Returns the parts of an operation's response time. */
    public Parts of(long number) {
        OperationLog log = recording.log();
        boolean isStarted = log.isStarted(number);
        long intended = recording.intendedNanos(number);
        long ended = Math.max(intended, recording.endedNanos(number));
        long started = isStarted ? clamp(log.startedNanos(number), intended, ended) : ended;
        long pausedBefore = recording.stalls().overlapNanos(intended, started);
        long pausedInside = recording.stalls().overlapNanos(started, ended);
        long queued = isStarted && log.awaited(number) ? 0 : busy().busyNanos(intended, started);
        return new Parts(
                pausedBefore + pausedInside,
                queued,
                started - intended - pausedBefore - queued,
                ended - started - pausedInside);
    }

    private static long clamp(long value, long from, long to) {
        return Math.max(from, Math.min(value, to));
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
