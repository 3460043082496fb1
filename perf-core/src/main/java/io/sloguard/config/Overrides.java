package io.sloguard.config;

import io.sloguard.load.StopPolicy;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the command line sets instead of the plan.
 *
 * @param scenario the only scenario to run, plan guard to look at or migration to make; empty for all
 * @param seed the seed to use; empty for the one of the plan
 * @param stop when scenarios of open loads end early; empty for what the plan says
 */
public record Overrides(Optional<String> scenario, OptionalLong seed, Optional<StopPolicy> stop) {

    /** Nothing set. */
    public static final Overrides NONE = new Overrides(Optional.empty(), OptionalLong.empty(), Optional.empty());

    public Overrides {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(stop, "stop");
    }

    /** Creates overrides that leave the ends of scenarios to the plan. */
    public Overrides(Optional<String> scenario, OptionalLong seed) {
        this(scenario, seed, Optional.empty());
    }
}
