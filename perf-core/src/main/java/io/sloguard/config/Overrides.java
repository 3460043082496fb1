package io.sloguard.config;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the command line sets instead of the plan.
 *
 * @param scenario the only scenario to run, plan guard to look at or migration to make; empty for all
 * @param seed the seed to use; empty for the one of the plan
 */
public record Overrides(Optional<String> scenario, OptionalLong seed) {

    /** Nothing set. */
    public static final Overrides NONE = new Overrides(Optional.empty(), OptionalLong.empty());

    public Overrides {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(seed, "seed");
    }
}
