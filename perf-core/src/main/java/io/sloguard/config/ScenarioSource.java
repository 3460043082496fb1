package io.sloguard.config;

import io.sloguard.scenario.ScenarioFactory;
import java.util.Objects;

/** Where a scenario comes from: a class of the project, or a declaration in the plan. */
public sealed interface ScenarioSource {

    /** Returns how messages call it. */
    String label();

    /**
     * A class that implements {@code io.sloguard.scenario.Scenario}.
     *
     * @param className its name, with its package
     */
    record OfClass(String className) implements ScenarioSource {

        public OfClass {
            Objects.requireNonNull(className, "className");
        }

        @Override
        public String label() {
            return className;
        }
    }

    /**
     * A scenario without Java. Two are equal only if they come from the same place of the plan.
     *
     * @param kind its kind, for example {@code http}
     * @param factory makes it
     */
    record Declared(String kind, ScenarioFactory factory) implements ScenarioSource {

        public Declared {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(factory, "factory");
        }

        @Override
        public String label() {
            return kind;
        }
    }
}
