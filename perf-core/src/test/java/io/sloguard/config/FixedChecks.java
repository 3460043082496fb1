package io.sloguard.config;

import java.util.List;

/** Finds the same problems with every class and with every target. */
record FixedChecks(List<String> ofClasses, List<String> ofTargets) implements PlanChecks {

    FixedChecks() {
        this(List.of(), List.of());
    }

    @Override
    public List<String> scenarioClassProblems(String className) {
        return ofClasses;
    }

    @Override
    public List<String> targetProblems(PlannedTarget target) {
        return ofTargets;
    }
}
