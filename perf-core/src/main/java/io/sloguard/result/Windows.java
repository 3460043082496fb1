package io.sloguard.result;

import java.util.List;
import java.util.Objects;

/**
 * The operations of one phase around something that was done in its middle. Every operation belongs to one window: to
 * during if it was under way, from its intended start to its end, at any moment of it, else to before or after.
 *
 * @param during the operations that were under way meanwhile
 * @param before those that had ended
 * @param after those that were meant to start later
 */
public record Windows(ScenarioResult before, ScenarioResult during, ScenarioResult after) {

    public Windows {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(during, "during");
        Objects.requireNonNull(after, "after");
    }

    /** Returns the three in the order of time. */
    public List<ScenarioResult> all() {
        return List.of(before, during, after);
    }
}
