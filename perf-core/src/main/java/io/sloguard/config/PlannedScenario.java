package io.sloguard.config;

import io.sloguard.load.LoadPlan;
import io.sloguard.slo.DeclaredObjective;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One scenario as planned.
 *
 * @param name its name, unique in the plan
 * @param className the class that implements it
 * @param load its load
 * @param objectives what is claimed of it; at least one
 * @param settings its own settings, the entries below {@code set:}
 */
public record PlannedScenario(
        String name,
        String className,
        LoadPlan load,
        List<DeclaredObjective> objectives,
        Map<String, String> settings) {

    public PlannedScenario {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(load, "load");
        objectives = List.copyOf(objectives);
        settings = Map.copyOf(settings);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("scenario " + name + " has no objectives: nothing would be judged");
        }
    }
}
