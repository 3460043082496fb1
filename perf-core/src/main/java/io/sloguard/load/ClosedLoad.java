package io.sloguard.load;

import io.sloguard.load.PhaseLength.ForDuration;
import java.time.Duration;
import java.util.Objects;

/**
 * Users who each wait for the answer, think, and go on. A slow system slows this load down, so its latencies say nothing
 * about arrivals from outside.
 *
 * @param users how many users, at least 1
 * @param think the time between an answer and the same user's next intended start, from 0 to
 *     {@value PhaseLength.ForDuration#MAX_DAYS} days
 */
public record ClosedLoad(int users, Duration think) implements LoadModel {

    public ClosedLoad {
        Objects.requireNonNull(think, "think");
        if (users < 1) {
            throw new IllegalArgumentException("a closed load has at least 1 user, not " + users);
        }
        if (!ForDuration.canLast(think)) {
            throw new IllegalArgumentException("think time is 0 to " + ForDuration.MAX_DAYS + " days, not " + think);
        }
    }
}
