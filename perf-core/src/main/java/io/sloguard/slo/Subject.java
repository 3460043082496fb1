package io.sloguard.slo;

import java.util.Objects;

/** What an objective is about; each kind has a grammar of its own. Immutable. */
public sealed interface Subject {

    /** Returns the name in the plan, unique among all kinds, or words for what has none. */
    String name();

    /**
     * Reads an objective in the grammar of this kind of subject.
     *
     * @throws IllegalArgumentException if it is not in the grammar; the message says what is accepted
     */
    Objective objective(String text);

    /**
     * One scenario.
     *
     * @param name its name
     */
    record Scenario(String name) implements Subject {

        public Scenario {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Objective objective(String text) {
            return ObjectiveParser.parse(text);
        }
    }

    /** All scenarios together. */
    record AllScenarios() implements Subject {

        @Override
        public String name() {
            return "all scenarios";
        }

        @Override
        public Objective objective(String text) {
            return ObjectiveParser.parse(text);
        }
    }

    /**
     * The plans of one query.
     *
     * @param name the name of the guard
     */
    record PlanGuard(String name) implements Subject {

        public PlanGuard {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Objective objective(String text) {
            return PlanObjectiveParser.parse(text);
        }
    }

    /**
     * One migration under load.
     *
     * @param name its name
     */
    record Migration(String name) implements Subject {

        public Migration {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Objective objective(String text) {
            return MigrationObjectiveParser.parse(text);
        }
    }
}
