package io.sloguard.record;

/**
 * How busy the workers were in each second of a phase: tells whether operations started late because the system under
 * test kept every worker busy, or because the generator did not keep up. Immutable once built.
 */
final class BusyWorkers {

    static final long SECOND_NANOS = 1_000_000_000L;

    /** From this share of busy time on, a late start is due to the system under test. */
    private static final double SATURATED = 0.8;

    private final long[] busyNanos;
    private final long closedNanos;
    private final int workers;

    private BusyWorkers(long[] busyNanos, long closedNanos, int workers) {
        this.busyNanos = busyNanos;
        this.closedNanos = closedNanos;
        this.workers = workers;
    }

    static BusyWorkers of(Recording recording) {
        long[] busy = new long[second(recording.closedNanos()) + 1];
        OperationLog log = recording.log();
        for (long number = 0; number < recording.numbers(); number++) {
            if (log.state(number) != OperationState.PLANNED) {
                spread(busy, log.startedNanos(number), Math.min(log.endedNanos(number), recording.closedNanos()));
            }
        }
        return new BusyWorkers(busy, recording.closedNanos(), recording.workers());
    }

    private static void spread(long[] busy, long fromNanos, long toNanos) {
        for (int second = second(fromNanos); second < busy.length; second++) {
            long endOfSecond = (second + 1) * SECOND_NANOS;
            long from = Math.max(fromNanos, second * SECOND_NANOS);
            busy[second] += Math.max(0, Math.min(toNanos, endOfSecond) - from);
            if (toNanos <= endOfSecond) {
                return;
            }
        }
    }

    /** Returns whether the workers were busy for nearly all of the seconds from one moment to another. */
    boolean saturated(long fromNanos, long toNanos) {
        int first = second(fromNanos);
        int last = Math.min(second(toNanos), busyNanos.length - 1);
        long busy = 0;
        long available = 0;
        for (int second = first; second <= last; second++) {
            busy += busyNanos[second];
            available += Math.min((second + 1) * SECOND_NANOS, closedNanos) - second * SECOND_NANOS;
        }
        return busy >= SATURATED * available * workers;
    }

    private static int second(long nanos) {
        return (int) (Math.max(0, nanos) / SECOND_NANOS);
    }
}
