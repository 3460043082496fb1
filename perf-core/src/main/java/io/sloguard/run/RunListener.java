package io.sloguard.run;

import io.sloguard.config.PlannedScenario;
import io.sloguard.engine.Progress;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.target.Target;

/** Is told how a run comes along, from the thread that runs it. */
public interface RunListener {

    /** Returns a listener that takes no notice. */
    static RunListener silent() {
        return new RunListener() {};
    }

    /** The target is open. */
    default void targetOpened(Target target, long tookNanos) {}

    /** The plans of a guarded query were looked at; they are not judged yet. */
    default void queryPlansExplained(QueryPlanResult result, long tookNanos) {}

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
}
