package io.sloguard.report;

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
import io.sloguard.run.RunListener;
import io.sloguard.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells the progress of a run, one complete line at a time. As thread-safe as the consumer of its lines. */
public final class ConsoleProgress implements RunListener {

    private final Consumer<String> lines;

    /** Creates a teller of progress. */
    public ConsoleProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void targetOpened(Target target, long tookNanos) {
        String facts = target.facts().entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
        lines.accept(
                ConsoleReport.clip("target ready in " + Figures.duration(Duration.ofNanos(tookNanos)) + ": " + facts));
    }

    @Override
    public void applicationReady(Application application, Path log, long tookNanos) {
        lines.accept(ConsoleReport.clip(application.name() + " ready in "
                + Figures.duration(Duration.ofNanos(tookNanos)) + " at port " + application.port() + ", log " + log));
    }

    @Override
    public void baselinesRead(String store, BaselineHistory history) {
        lines.accept(ConsoleReport.clip("baselines  " + store + ": "
                + (history.entries().isEmpty()
                        ? "nothing stored yet"
                        : Figures.counted(history.entries().size(), "stored result"))));
        history.remarks().forEach(remark -> lines.accept(ConsoleReport.clip("           " + remark)));
    }

    @Override
    public void confirmationStarts(PlannedScenario scenario) {
        lines.accept(
                "once more: " + scenario.name() + " is worse than its baseline; a fresh run decides whether by chance");
    }

    @Override
    public void queryPlansExplained(QueryPlanResult result, long tookNanos) {
        String plans = result.error().isPresent()
                ? "no plans"
                : Figures.counted(result.plans().size(), "plan");
        lines.accept(ConsoleReport.clip(
                result.name() + "  " + plans + " in " + Figures.duration(Duration.ofNanos(tookNanos))));
    }

    @Override
    public void migrationRepeats(PlannedMigration migration, String why) {
        lines.accept(ConsoleReport.clip("once more: " + migration.name() + " was not measured; " + why));
    }

    @Override
    public void migrationTried(MigrationResult result, long tookNanos) {
        String tried = result.error().isPresent()
                ? "not tried"
                : "migrated under " + result.scenario()
                        + (result.control().isPresent() ? ", with its control," : ", without a control,");
        lines.accept(ConsoleReport.clip(
                result.name() + "  " + tried + " in " + Figures.duration(Duration.ofNanos(tookNanos))));
    }

    @Override
    public void scenarioStarts(PlannedScenario scenario, int position, int total) {
        lines.accept("[" + position + "/" + total + "] " + scenario.name() + "  " + LoadText.of(scenario.load()));
    }

    @Override
    public void progress(PlannedScenario scenario, Progress progress) {
        lines.accept(String.format(
                Locale.ROOT,
                "      %4d s  %9s operations  p95 %s  p99 %s ms  errors %s",
                Math.round(progress.elapsedNanos() / 1e9),
                Figures.count(progress.started()),
                Figures.millis(progress.p95Nanos()),
                Figures.millis(progress.p99Nanos()),
                Figures.count(progress.errors())));
    }

    @Override
    public void experimentStarts(PlannedExperiment experiment) {
        String time = experiment
                .plannedTime()
                .map(planned -> ", at least " + Figures.duration(planned))
                .orElse("");
        lines.accept(ConsoleReport.clip("experiment " + experiment.name() + "  "
                + Figures.counted(experiment.pairs(), "pair")
                + (experiment.control() == PlannedExperiment.Control.NONE ? "" : " with control") + time + "; each run "
                + LoadText.of(experiment.a().scenario().load())));
    }

    @Override
    public void pairEnded(PlannedExperiment experiment, int number, ExperimentPair pair) {
        String control = pair.control().map(run -> "   control " + figures(run)).orElse("");
        lines.accept(ConsoleReport.clip(String.format(
                Locale.ROOT,
                "      pair %3d of %d   a %s   b %s%s",
                number,
                experiment.pairs(),
                figures(pair.a()),
                figures(pair.b()),
                control)));
    }

    private static String figures(ScenarioResult run) {
        return run.counts().scheduled() == 0
                ? "not measured"
                : "p50 " + Figures.millis(run.quantileNanos(0.5)) + "  p95 " + Figures.millis(run.quantileNanos(0.95))
                        + " ms";
    }
}
