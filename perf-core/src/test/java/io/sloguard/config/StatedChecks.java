package io.sloguard.config;

import java.util.List;
import java.util.Map;

/** What classes and targets there are, as a test states it; everything that it does not name is fine. */
record StatedChecks(Map<String, String> classProblems, Map<String, String> targetProblemsByName) implements PlanChecks {

    static final StatedChecks ALL_FINE = new StatedChecks(Map.of(), Map.of());

    @Override
    public List<String> scenarioClassProblems(String className) {
        return classProblems.containsKey(className) ? List.of(classProblems.get(className)) : List.of();
    }

    @Override
    public List<String> targetProblems(PlannedTarget target) {
        return targetProblemsByName.containsKey(target.target())
                ? List.of(targetProblemsByName.get(target.target()))
                : List.of();
    }
}
