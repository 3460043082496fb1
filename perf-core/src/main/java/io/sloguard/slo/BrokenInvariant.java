package io.sloguard.slo;

import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
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
 * @param scenario the scenario that checked it, the migration under which one did, or the run of an experiment
 * @param invariant what it found
 */
public record BrokenInvariant(String scenario, Invariant invariant) {

    public BrokenInvariant {
        Objects.requireNonNull(scenario, "scenario");
        if (invariant.holds()) {
            throw new IllegalArgumentException("the invariant holds: " + invariant.name());
        }
    }

    /** Returns the invariants of a run that do not hold, in its order: those of scenarios, of migrations, of experiments. */
    public static List<BrokenInvariant> in(RunResult result) {
        List<BrokenInvariant> broken = new ArrayList<>();
        result.scenarios().forEach(scenario -> add(scenario.name(), scenario, broken));
        for (MigrationResult migration : result.migrations()) {
            migration
                    .proof()
                    .ifPresent(proof -> add(migration.name(), proof.windows().after(), broken));
        }
        for (ExperimentResult experiment : result.experiments()) {
            int number = 0;
            for (ExperimentPair pair : experiment.pairs()) {
                number++;
                String of = experiment.name() + " (pair " + number + ", ";
                add(of + "a)", pair.a(), broken);
                add(of + "b)", pair.b(), broken);
                pair.control().ifPresent(run -> add(of + "control)", run, broken));
            }
        }
        return broken;
    }

    private static void add(String name, ScenarioResult run, List<BrokenInvariant> broken) {
        run.observations().invariants().stream()
                .filter(invariant -> !invariant.holds())
                .forEach(invariant -> broken.add(new BrokenInvariant(name, invariant)));
    }
}
