package io.sloguard.slo;

import java.util.Objects;
import java.util.Optional;

/**
 * An objective and where it stands.
 *
 * @param about what it is about
 * @param objective what is claimed
 * @param declaredAt where it is written; empty for an objective that code states
 */
public record DeclaredObjective(Subject about, Objective objective, Optional<SourceLocation> declaredAt) {

    public DeclaredObjective {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(declaredAt, "declaredAt");
    }

    /**
     * Declares an objective of a load.
     *
     * @param scenario the scenario that it is about; empty if it is about all of them together
     * @param objective what is claimed
     * @param declaredAt where it is written; empty for an objective that code states
     */
    public DeclaredObjective(Optional<String> scenario, Objective objective, Optional<SourceLocation> declaredAt) {
        this(scenario.<Subject>map(Subject.Scenario::new).orElseGet(Subject.AllScenarios::new), objective, declaredAt);
    }

    /** Returns the name of the scenario that it is about; empty if it is about something else. */
    public Optional<String> scenario() {
        return about instanceof Subject.Scenario scenario ? Optional.of(scenario.name()) : Optional.empty();
    }

    /** Returns the name of what it is about, or words for all scenarios. */
    public String subject() {
        return about.name();
    }
}
