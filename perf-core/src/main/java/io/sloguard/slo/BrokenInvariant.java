package io.sloguard.slo;

import io.sloguard.scenario.Invariant;
import java.util.Objects;

/**
 * An invariant that does not hold after the run.
 *
 * @param scenario the scenario that checked it
 * @param invariant what it found
 */
public record BrokenInvariant(String scenario, Invariant invariant) {

    public BrokenInvariant {
        Objects.requireNonNull(scenario, "scenario");
        if (invariant.holds()) {
            throw new IllegalArgumentException("the invariant holds: " + invariant.name());
        }
    }
}
