package io.sloguard.slo;

import io.sloguard.result.MigrationResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An invariant that does not hold after the run.
 *
 * @param scenario the scenario that checked it, or the migration under which one did
 * @param invariant what it found
 */
public record BrokenInvariant(String scenario, Invariant invariant) {

    public BrokenInvariant {
        Objects.requireNonNull(scenario, "scenario");
        if (invariant.holds()) {
            throw new IllegalArgumentException("the invariant holds: " + invariant.name());
        }
    }

    /** Returns the invariants of a run that do not hold, in its order. */
    public static List<BrokenInvariant> in(RunResult result) {
        List<BrokenInvariant> broken = new ArrayList<>();
        result.scenarios().forEach(scenario -> add(scenario.name(), scenario, broken));
        for (MigrationResult migration : result.migrations()) {
            migration
                    .proof()
                    .ifPresent(proof -> add(migration.name(), proof.windows().after(), broken));
        }
        return broken;
    }

    private static void add(String subject, ScenarioResult scenario, List<BrokenInvariant> broken) {
        for (Invariant invariant : scenario.observations().invariants()) {
            if (!invariant.holds()) {
                broken.add(new BrokenInvariant(subject, invariant));
            }
        }
    }
}
