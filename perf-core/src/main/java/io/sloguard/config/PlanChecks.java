package io.sloguard.config;

import io.sloguard.application.Application;
import io.sloguard.application.ReadinessProbe;
import io.sloguard.scenario.ScenarioProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan must fit beside its own grammar: the classes and targets that are there. */
public interface PlanChecks {

    /** Returns what is wrong with the class of a scenario, one sentence each; empty if it can be run. */
    List<String> scenarioClassProblems(String className);

    /** Returns the kinds of scenarios that a plan can declare without Java. */
    default List<ScenarioProvider> scenarioProviders() {
        return List.of();
    }

    /** Returns the protocols in which an application can be asked whether it is ready. */
    default List<ReadinessProbe> readinessProbes() {
        return List.of();
    }

    /** Returns where a scenario comes from whose plan does not say; empty if every scenario has to. */
    default Optional<ScenarioSource> unstatedSource() {
        return Optional.empty();
    }

    /** Returns a port on loopback for an application to listen at; a free one where plans are run. */
    default int freePort() {
        return Application.LAST_PORT;
    }

    /** Returns what is wrong with a target, one sentence each; empty if it can be opened as far as is known. */
    List<String> targetProblems(PlannedTarget target);

    /** Returns the variables of the environment that a target reads, name to value; empty is one that is not set. */
    default Map<String, Optional<String>> environment(PlannedTarget target) {
        return Map.of();
    }

    /** Returns what is wrong with a store of baselines, one sentence each; empty if it can be read as far as is known. */
    default List<String> baselineProblems(PlannedBaselines baselines) {
        return List.of();
    }
}
