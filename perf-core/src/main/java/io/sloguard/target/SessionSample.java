package io.sloguard.target;

import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import java.util.Objects;
import java.util.Optional;

/**
 * What one session of this run was doing when it was looked at.
 *
 * @param user the thread that used the session then, before and after the look; empty if that is not known, or changed
 * @param cause what it was doing
 * @param blocker for whom it waited; empty if for nobody
 */
public record SessionSample(Optional<Thread> user, Cause cause, Optional<Blocker> blocker) {

    public SessionSample {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(blocker, "blocker");
    }
}
