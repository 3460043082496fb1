package io.sloguard.result;

import java.util.List;
import java.util.Objects;

/**
 * The repeated execution of one plan: the tree of the last one, and what each touched and took.
 *
 * @param root the root of the tree
 * @param buffers how many buffers each execution touched, in their order
 * @param timesNanos how long each execution took, by the clock of the database, in the same order
 */
public record PlanSample(PlanNode root, List<Long> buffers, List<Long> timesNanos) {

    public PlanSample {
        Objects.requireNonNull(root, "root");
        buffers = List.copyOf(buffers);
        timesNanos = List.copyOf(timesNanos);
        if (buffers.isEmpty() || buffers.size() != timesNanos.size()) {
            throw new IllegalArgumentException("a sample has at least one execution, each with buffers and a time, not "
                    + buffers.size() + " and " + timesNanos.size());
        }
    }

    /** Returns how many executions there are. */
    public int size() {
        return buffers.size();
    }

    /** Returns the buffers of the execution that touched fewest. */
    public long minBuffers() {
        return atRank(buffers, 1);
    }

    /** Returns the median of the buffers; of an even number of executions the upper one. */
    public long medianBuffers() {
        return atRank(buffers, size() / 2 + 1L);
    }

    /** Returns the buffers of the execution that touched most. */
    public long maxBuffers() {
        return atRank(buffers, size());
    }

    /** Returns the median of the times; of an even number of executions the upper one. */
    public long medianNanos() {
        return timeAtRank(size() / 2 + 1L);
    }

    /**
     * Returns the time at a rank.
     *
     * @param rank from 1, the shortest, to the number of executions
     */
    public long timeAtRank(long rank) {
        return atRank(timesNanos, rank);
    }

    private static long atRank(List<Long> values, long rank) {
        return values.stream().sorted().toList().get(Math.toIntExact(rank - 1));
    }
}
