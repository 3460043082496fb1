package io.sloguard.result;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a canary noted in one second of a measured phase: a thread that does the same little work again and again, and tells
 * how far the machine lets it.
 *
 * @param workNanos how long its work took, the median of the second, in nanoseconds
 * @param lateNanos how late its timer woke it up, the worst of the second, in nanoseconds
 * @param stealRatio the share of processor time that the hypervisor gave to others, from 0 to 1; empty if the system does not
 *     say
 * @param runnable how many threads of the machine wanted a processor, beside the canary, on average; empty if the system does
 *     not say
 */
public record NoiseSecond(long workNanos, long lateNanos, OptionalDouble stealRatio, OptionalDouble runnable) {

    public NoiseSecond {
        Objects.requireNonNull(stealRatio, "stealRatio");
        Objects.requireNonNull(runnable, "runnable");
        if (workNanos < 0 || lateNanos < 0) {
            throw new IllegalArgumentException("a time is 0 or more, not " + Math.min(workNanos, lateNanos) + " ns");
        }
        if (!(stealRatio.orElse(0) >= 0 && stealRatio.orElse(0) <= 1 && runnable.orElse(0) >= 0)) {
            throw new IllegalArgumentException(
                    "steal is from 0 to 1 and runnable 0 or more, not " + stealRatio + " and " + runnable);
        }
    }

    /** Returns the worse of both in every respect: that of two machines whose results are merged. */
    NoiseSecond worst(NoiseSecond other) {
        return new NoiseSecond(
                Math.max(workNanos, other.workNanos),
                Math.max(lateNanos, other.lateNanos),
                greater(stealRatio, other.stealRatio),
                greater(runnable, other.runnable));
    }

    private static OptionalDouble greater(OptionalDouble one, OptionalDouble other) {
        return one.isEmpty() || other.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()));
    }
}
