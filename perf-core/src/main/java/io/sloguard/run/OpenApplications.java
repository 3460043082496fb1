package io.sloguard.run;

import io.sloguard.application.ApplicationException;
import io.sloguard.application.Launcher;
import io.sloguard.application.StartedApplications;
import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import io.sloguard.target.Target;
import io.sloguard.target.TargetLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The applications of one run, and what it means for a scenario that one has ended. They end on every path. */
final class OpenApplications implements AutoCloseable {

    /** Puts a scenario under load. */
    interface Load {

        /** Returns what was measured, or why nothing could be. */
        ScenarioResult run(RunContext context) throws InterruptedException;
    }

    private final StartedApplications started;

    private OpenApplications(StartedApplications started) {
        this.started = started;
    }

    /**
     * Starts the applications of a plan.
     *
     * @throws ApplicationException if one does not become ready
     */
    static OpenApplications start(Launcher launcher, Plan plan, Optional<Target> target, RunListener listener)
            throws InterruptedException {
        Optional<TargetLogin> login = target.flatMap(open -> open.resource(TargetLogin.class));
        return new OpenApplications(launcher.start(plan.applications(), login, listener::applicationReady));
    }

    /** Returns the context of a scenario that runs beside them. */
    RunContext context(PlannedScenario scenario, long seed, Optional<Target> target) {
        return new RunContext(scenario, seed, target, started.offered());
    }

    /**
     * Runs a scenario beside them. If one has ended before, nothing is measured; if one ends meanwhile, an invariant of the
     * scenario is broken: what was measured then was not the application alone.
     */
    ScenarioResult beside(RunContext context, Load load) throws InterruptedException {
        Optional<String> before = started.problem();
        if (before.isPresent()) {
            return ScenarioResult.failed(context.name(), context.scenario().load(), before.get());
        }
        ScenarioResult result = load.run(context);
        Optional<String> problem = started.problem();
        if (problem.isEmpty()) {
            return result;
        }
        List<Invariant> invariants = new ArrayList<>(result.observations().invariants());
        invariants.add(new Invariant("the applications run until the load has ended", false, problem.get()));
        return result.withInvariants(invariants);
    }

    @Override
    public void close() {
        started.close();
    }
}
