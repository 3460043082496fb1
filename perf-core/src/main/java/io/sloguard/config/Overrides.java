package io.sloguard.config;

import io.sloguard.load.StopPolicy;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the command line sets instead of the plan.
 *
 * @param scenario the only scenario to run, plan guard to look at, migration or experiment to make; empty for all
 * @param seed the seed to use; empty for the one of the plan
 * @param stop when scenarios of open loads end early; empty for what the plan says
 * @param part which part of the plan is run
 */
public record Overrides(Optional<String> scenario, OptionalLong seed, Optional<StopPolicy> stop, Part part) {

    /** Which part of a plan is run. */
    public enum Part {
        /** Its scenarios, plan guards and migrations. */
        CHECKS,
        /** Its experiments. */
        EXPERIMENTS
    }

    /** Nothing set. */
    public static final Overrides NONE = new Overrides(Optional.empty(), OptionalLong.empty());

    public Overrides {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(part, "part");
    }

    /** Creates overrides of a run of scenarios and plan guards that leave the ends of scenarios to the plan. */
    public Overrides(Optional<String> scenario, OptionalLong seed) {
        this(scenario, seed, Optional.empty(), Part.CHECKS);
    }
}
