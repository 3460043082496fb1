package io.sloguard.diagnosis;

import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operation was seen doing.
 *
 * @param cause what it was doing
 * @param blocker for whom it waited; empty if for nobody
 */
record Sighting(Cause cause, Optional<Blocker> blocker) {

    Sighting {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(blocker, "blocker");
    }

    /** Returns a sighting about which nothing is known but its kind. */
    static Sighting of(Cause.Kind kind) {
        return of(new Cause(kind));
    }

    /** Returns a sighting of an operation that waits for nobody. */
    static Sighting of(Cause cause) {
        return new Sighting(cause, Optional.empty());
    }

    boolean isOf(Cause.Kind kind) {
        return cause.kind() == kind;
    }

    /** Returns whether it says what a connection was used for. */
    boolean isInDatabase() {
        return !isOf(Cause.Kind.OUTSIDE) && !isOf(Cause.Kind.CONNECTION);
    }

    /** Returns this without what makes it one of very many. */
    Sighting coarse() {
        return new Sighting(cause.ofAnyStatement(), Optional.empty());
    }
}
