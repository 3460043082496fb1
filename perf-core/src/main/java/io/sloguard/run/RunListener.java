package io.sloguard.run;

import io.sloguard.application.Application;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.config.PlannedExperiment;
import io.sloguard.config.PlannedMigration;
import io.sloguard.config.PlannedScenario;
import io.sloguard.engine.Progress;
import io.sloguard.result.ExperimentPair;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.target.Target;
import java.nio.file.Path;

/** Is told how a run comes along, from the thread that runs it. */
public interface RunListener {

    /** Returns a listener that takes no notice. */
    static RunListener silent() {
        return new RunListener() {};
    }

    /** The target is open. */
    default void targetOpened(Target target, long tookNanos) {}

    /** An application is ready for load. */
    default void applicationReady(Application application, Path log, long tookNanos) {}

    /** The store of earlier runs was read. */
    default void baselinesRead(String store, BaselineHistory history) {}

    /** A scenario is about to be run afresh, to confirm that it is worse than its baseline. */
    default void confirmationStarts(PlannedScenario scenario) {}

    /** The plans of a guarded query were looked at; they are not judged yet. */
    default void queryPlansExplained(QueryPlanResult result, long tookNanos) {}

    /** A migration under load is about to be tried once more, because the first try says nothing for that reason. */
    default void migrationRepeats(PlannedMigration migration, String why) {}

    /** A migration was made under load, and its control; it is not judged yet. */
    default void migrationTried(MigrationResult result, long tookNanos) {}

    /**
     * A scenario is about to start.
     *
     * @param scenario the scenario
     * @param position its position among all that are run, from 1
     * @param total how many are run
     */
    default void scenarioStarts(PlannedScenario scenario, int position, int total) {}

    /** The measured phase of a scenario has come so far. */
    default void progress(PlannedScenario scenario, Progress progress) {}

    /** A scenario has ended; its result is not judged yet. */
    default void scenarioEnded(ScenarioResult result) {}

    /** The first run of an experiment is about to start. */
    default void experimentStarts(PlannedExperiment experiment) {}

    /**
     * A pair of an experiment was measured; nothing is judged yet.
     *
     * @param number the number of the pair, from 1
     */
    default void pairEnded(PlannedExperiment experiment, int number, ExperimentPair pair) {}
}
