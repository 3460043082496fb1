package io.sloguard.load;

import io.sloguard.load.PhaseLength.ForDuration;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a measured phase may end earlier, or go on longer, than it is long. Both look at what was measured before all of
 * it is there, which costs confidence: verdicts must know of it. Immutable.
 *
 * @param stop when it ends earlier
 * @param maxDuration how long it may last if its objectives are undecided at its end; empty if it is never extended
 */
public record Course(StopPolicy stop, Optional<Duration> maxDuration) {

    /** The phase lasts as long as it is planned. */
    public static final Course FIXED = new Course(StopPolicy.NEVER, Optional.empty());

    /** How often an extended phase is looked at: at its planned end, half way to its longest, and there. */
    public static final int LOOKS = 3;

    public Course {
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(maxDuration, "maxDuration");
        if (maxDuration.isPresent() && !ForDuration.canLast(maxDuration.get())) {
            throw new IllegalArgumentException(
                    "maxDuration is at most " + ForDuration.MAX_DAYS + " days, not " + maxDuration.get());
        }
    }

    /** Returns how often the phase may be looked at to decide its objectives: once, or {@value #LOOKS} times. */
    public int looks() {
        return maxDuration.isPresent() ? LOOKS : 1;
    }

    /** Returns whether the phase is watched for a reason to end early. */
    public boolean isWatched() {
        return stop != StopPolicy.NEVER;
    }

    /** Returns whether the phase always lasts as long as it is planned. */
    public boolean isFixed() {
        return stop == StopPolicy.NEVER && maxDuration.isEmpty();
    }
}
