package io.sloguard.junit;

import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.config.Overrides;
import io.sloguard.config.PlanException;
import io.sloguard.report.ConsoleProgress;
import io.sloguard.run.PreparedRun;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.slo.BaselineObjective;
import io.sloguard.slo.JudgedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The run of one test: its target is open from before the first to after the last lifecycle method. Not thread-safe. */
final class SloRun {

    private final PreparedRun prepared;
    private final Body body;
    private Optional<JudgedRun> judged = Optional.empty();

    private SloRun(PreparedRun prepared, Body body) {
        this.prepared = prepared;
        this.body = body;
    }

    /** The scenario that is handed over once JUnit has the arguments of the test, long after the plan is read. */
    private static final class Body implements ScenarioFactory {

        private Optional<Scenario> scenario = Optional.empty();

        @Override
        public Scenario create() {
            return scenario.orElseThrow(() -> new IllegalStateException("the load starts before the test"));
        }
    }

    /**
     * Reads the plan of a test and opens its target.
     *
     * @param test the test
     * @param settings what is set from outside
     * @param directory where results and reports of this test go
     * @throws PlanException if anything is configured wrongly; the message lists all mistakes
     * @throws PerfException if the plan cannot be read, or the target not be opened
     * @throws InterruptedException if the thread is interrupted; nothing is left open then
     */
    static SloRun open(StatedTest test, Settings settings, Path directory) throws InterruptedException {
        List<String> mistakes = new ArrayList<>(settings.mistakes());
        mistakes.addAll(test.besidePlan());
        Body body = new Body();
        try {
            SloGuard guard = read(test, settings, directory, body);
            mistakes.addAll(relativeObjectives(guard));
            if (mistakes.isEmpty()) {
                return new SloRun(guard.prepare(new ConsoleProgress(System.out::println)), body);
            }
        } catch (PlanException ofPlan) {
            mistakes.addAll(ofPlan.problems());
        }
        throw new PlanException(test.name(), mistakes);
    }

    private static SloGuard read(StatedTest test, Settings settings, Path directory, Body body) {
        return test.refersToPlan()
                ? SloGuard.read(
                        Path.of(test.annotation().plan()),
                        new Overrides(Optional.of(test.scenario()), settings.seed()),
                        directory,
                        body)
                : SloGuard.read(test.plan(), new Overrides(Optional.empty(), settings.seed()), directory, body);
    }

    /** What is worse than its baseline needs a second run on a fresh target, for which a test cannot be prepared again. */
    private static List<String> relativeObjectives(SloGuard guard) {
        return guard.plan().objectives().stream()
                .filter(declared -> declared.objective() instanceof BaselineObjective)
                .map(declared -> declared.declaredAt().map(Object::toString).orElse(StatedTest.STATEMENT) + "  \""
                        + declared.objective()
                        + "\" compares with earlier runs, which a test cannot; have it judged by perf:check")
                .toList();
    }

    /** Returns what the scenario is prepared with. */
    ScenarioContext context() {
        return prepared.context();
    }

    /** Returns what the target offers of the given type. */
    <T> Optional<T> resource(Class<T> type) {
        return prepared.resource(type);
    }

    /** Returns the judged run; empty until the load is over. */
    Optional<JudgedRun> judged() {
        return judged;
    }

    /**
     * Puts the test method under load.
     *
     * @throws InterruptedException if the thread is interrupted; the load is stopped
     */
    JudgedRun measure(Scenario scenario) throws InterruptedException {
        body.scenario = Optional.of(scenario);
        JudgedRun run = prepared.run();
        judged = Optional.of(run);
        return run;
    }

    /** Closes the target. */
    void close() {
        prepared.close();
    }
}
