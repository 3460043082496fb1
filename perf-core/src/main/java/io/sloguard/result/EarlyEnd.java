package io.sloguard.result;

import java.util.Objects;

/**
 * Why and when a measured phase was ended before it was over. What was meant to start before that moment is counted as
 * ever; the rest of the plan is cancelled: it is neither measured nor held against anybody.
 *
 * @param atNanos the end: what was meant to start from then on was cancelled; after the start of the phase
 * @param reason what ended it, for example {@code p95 <= 215ms is refuted}
 * @param planned how many operations the whole phase would have had
 * @param cancelled how many of these were cancelled
 */
public record EarlyEnd(long atNanos, String reason, long planned, long cancelled) {

    public EarlyEnd {
        Objects.requireNonNull(reason, "reason");
        if (atNanos < 1 || cancelled < 0 || cancelled > planned) {
            throw new IllegalArgumentException(
                    "an end at " + atNanos + " ns cannot have cancelled " + cancelled + " of " + planned);
        }
    }

    /** Returns the end of a phase that ended so on two generators, the later one of both. */
    EarlyEnd plus(EarlyEnd other) {
        return new EarlyEnd(
                Math.max(atNanos, other.atNanos),
                reason.equals(other.reason) ? reason : reason + "; " + other.reason,
                planned + other.planned,
                cancelled + other.cancelled);
    }

    /** Returns the same beside a generator that ran so many operations to the end of their phase. */
    EarlyEnd with(long alsoPlanned) {
        return new EarlyEnd(atNanos, reason, planned + alsoPlanned, cancelled);
    }
}
