package io.sloguard.result;

/**
 * How many operations were planned and what became of them. The constructor asserts the identities {@code scheduled =
 * started + dropped} and {@code started = ok + failed + timedOut + unfinished}: everything planned is accounted for.
 *
 * @param scheduled arrivals that were planned (for a closed load: operations that came due)
 * @param started operations that were started
 * @param dropped arrivals that could not be started before the phase was over
 * @param ok operations that succeeded
 * @param failed operations that ended with an error
 * @param timedOut operations that were given up because they took too long
 * @param unfinished operations that were still running when the drain time was over
 */
public record OutcomeCounts(
        long scheduled, long started, long dropped, long ok, long failed, long timedOut, long unfinished) {

    /** Nothing planned, nothing done. */
    public static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0, 0);

    public OutcomeCounts {
        if (Math.min(Math.min(Math.min(ok, failed), Math.min(timedOut, unfinished)), dropped) < 0) {
            throw new IllegalArgumentException("a count is negative");
        }
        if (scheduled != started + dropped) {
            throw new IllegalArgumentException(
                    "scheduled " + scheduled + " is not started " + started + " + dropped " + dropped);
        }
        if (started != ok + failed + timedOut + unfinished) {
            throw new IllegalArgumentException("started " + started + " is not ok " + ok + " + failed " + failed
                    + " + timed out " + timedOut + " + unfinished " + unfinished);
        }
    }

    /** Returns how many planned operations did not succeed: failed, timed out, unfinished or dropped. */
    public long errors() {
        return failed + timedOut + unfinished + dropped;
    }

    /** Returns the counts of both taken together. */
    public OutcomeCounts plus(OutcomeCounts other) {
        return new OutcomeCounts(
                scheduled + other.scheduled,
                started + other.started,
                dropped + other.dropped,
                ok + other.ok,
                failed + other.failed,
                timedOut + other.timedOut,
                unfinished + other.unfinished);
    }
}
