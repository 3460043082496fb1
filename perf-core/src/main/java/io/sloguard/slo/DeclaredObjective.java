package io.sloguard.slo;

import java.util.Objects;
import java.util.Optional;

/**
 * An objective and where it stands.
 *
 * @param scenario the scenario that it is about; empty if it is about all of them together
 * @param objective what is claimed
 * @param declaredAt where it is written; empty for an objective that code states
 */
public record DeclaredObjective(Optional<String> scenario, Objective objective, Optional<SourceLocation> declaredAt) {

    public DeclaredObjective {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(declaredAt, "declaredAt");
    }

    /** Returns the name of the scenario, or words for all of them. */
    public String subject() {
        return scenario.orElse("all scenarios");
    }
}
