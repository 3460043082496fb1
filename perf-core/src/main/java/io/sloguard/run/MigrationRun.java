package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.PlannedMigration;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.ScaledControl;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.slo.Judge;
import io.sloguard.slo.VerdictState;
import io.sloguard.target.LiveDatabase;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import io.sloguard.target.Target;
import io.sloguard.target.TrialDatabase;
import java.util.List;
import java.util.Optional;

/**
 * Makes migrations under load, one after the other, each twice where the target has room for it: the proof as planned, and
 * the control, which does the same the blocking way on another copy of the state; where that is planned once more on a copy
 * with more rows. What goes wrong is the result of that
 * migration, so that the others are still made.
 */
final class MigrationRun {

    private final Optional<LiveDatabase> database;
    private final TrialRun trials;
    private final RunListener listener;

    MigrationRun(Optional<Target> target, TrialRun trials, RunListener listener) {
        this.database = target.flatMap(open -> open.resource(LiveDatabase.class));
        this.trials = trials;
        this.listener = listener;
    }

    MigrationResult run(PlannedMigration planned) throws InterruptedException {
        long start = System.nanoTime();
        MigrationResult result;
        try {
            result = proofAndControl(planned);
            Optional<String> unmeasured = unmeasured(planned, result);
            if (unmeasured.isPresent()) {
                listener.migrationRepeats(planned, unmeasured.get());
                result = proofAndControl(planned).afterTry(unmeasured.get());
            }
        } catch (PerfException failure) {
            result = failed(planned, String.valueOf(failure.getMessage()));
        }
        listener.migrationTried(result, System.nanoTime() - start);
        return result;
    }

    /**
     * Returns why a try says nothing because the load generator or the watch itself stood still; that depends on the machine
     * and not on what the migration did, so that trying once more is not asking until the answer pleases. What was migrated
     * in a database that is no copy cannot be migrated again.
     */
    private Optional<String> unmeasured(PlannedMigration planned, MigrationResult result) {
        if (result.control().isEmpty()) {
            return Optional.empty();
        }
        return planned.objectives().stream()
                .map(objective -> Judge.judge(result, objective))
                .filter(verdict -> verdict.state() == VerdictState.INVALID)
                .map(verdict -> verdict.objective().objective() + ": " + verdict.reason())
                .findFirst();
    }

    private static MigrationResult failed(PlannedMigration planned, String why) {
        return MigrationResult.failed(planned.name(), planned.under(), why);
    }

    private MigrationResult proofAndControl(PlannedMigration planned) throws InterruptedException {
        if (database.isEmpty()) {
            return failed(planned, "the target cannot be migrated under load");
        }
        LiveDatabase live = database.get();
        MigrationTrial proof;
        List<String> blocking;
        try (TrialDatabase open = live.open(planned.migration(), planned.prepare())) {
            proof = trials.run(planned, planned.migration(), open, DiagnosedRun.Part.PROOF);
            blocking = planned.control().isEmpty() ? open.blockingStatements() : planned.control();
        }
        Optional<String> why = live.whyNoControl();
        if (why.isEmpty() && blocking.isEmpty()) {
            why = Optional.of("the migration made no index whose blocking form would be known; name a control");
        }
        if (why.isPresent()) {
            return result(planned, proof, Controls.none(why.get()));
        }
        return result(planned, proof, controls(planned, new Migration.Statements(blocking), live));
    }

    /** A control that cannot be tried leaves the proof; one that is asked for with a size must be there. */
    private Controls controls(PlannedMigration planned, Migration blocking, LiveDatabase live)
            throws InterruptedException {
        MigrationTrial control;
        try (TrialDatabase open = live.open(planned.migration(), planned.prepare())) {
            control = trials.run(planned, blocking, open, DiagnosedRun.Part.CONTROL);
        } catch (PerfException failure) {
            return Controls.none("the control failed: " + failure.getMessage());
        }
        if (planned.scaledControl().isEmpty()) {
            return new Controls(Optional.of(control), Optional.empty(), Optional.empty());
        }
        Scaling scaling = planned.scaledControl().get();
        try (TrialDatabase open = live.open(planned.migration(), planned.prepare())) {
            long rows = open.scale(scaling);
            MigrationTrial trial = trials.run(
                    planned.withoutOpenTransaction(), blocking, open, DiagnosedRun.Part.SCALED_CONTROL);
            ScaledControl scaled = new ScaledControl(scaling.table(), rows, trial);
            return new Controls(Optional.of(control), Optional.of(scaled), Optional.empty());
        } catch (PerfException failure) {
            throw new PerfException("the control on " + scaling + " failed: " + failure.getMessage(), failure);
        }
    }

    /**
     * The controls of one migration.
     *
     * @param why why there is none; empty if there is one
     */
    private record Controls(Optional<MigrationTrial> control, Optional<ScaledControl> scaled, Optional<String> why) {

        static Controls none(String why) {
            return new Controls(Optional.empty(), Optional.empty(), Optional.of(why));
        }
    }

    private static MigrationResult result(PlannedMigration planned, MigrationTrial proof, Controls controls) {
        return new MigrationResult(
                planned.name(),
                planned.under(),
                Optional.of(proof),
                controls.control(),
                controls.scaled(),
                controls.why(),
                Optional.empty(),
                Optional.empty());
    }
}
