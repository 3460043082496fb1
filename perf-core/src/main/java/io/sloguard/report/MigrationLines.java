package io.sloguard.report;

import io.sloguard.result.BuildPhase;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.ScenarioResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of the migrations in the text report: the windows of the proof, and that of the control beside them. */
final class MigrationLines {

    private static final String ROW = "%-20s %-8s %9s %8s %8s %8s %8s  %s";

    private final Symbols symbols;

    MigrationLines(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Returns the lines. */
    List<String> lines(List<MigrationResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, ROW, "migration", "window", "n", "p50 ms", "p99 ms", "max ms", "errors", "took"));
        for (MigrationResult result : results) {
            String name = ConsoleReport.fit(result.name(), 20);
            result.error().ifPresent(error -> lines.add(name + " not tried: " + error));
            result.repeated()
                    .ifPresent(
                            why -> lines.add("  " + result.name() + ": tried twice, the first said nothing: " + why));
            result.proof().ifPresent(proof -> {
                lines.add(line(name, "before", proof.windows().before(), ""));
                lines.add(line(name, "during", proof.windows().during(), took(proof)));
                lines.add(line(name, "after", proof.windows().after(), ""));
            });
            result.control()
                    .ifPresent(control ->
                            lines.add(line(name, "control", control.windows().during(), took(control))));
            result.scaledControl()
                    .ifPresent(scaled -> lines.add(
                            line(name, "scaled", scaled.trial().windows().during(), took(scaled.trial()))));
            result.proof().ifPresent(proof -> {
                lines.add("  " + result.name() + ": " + proof.change() + " under " + result.scenario());
                proof.failure().ifPresent(why -> lines.add("  " + result.name() + ": failed: " + why));
                phases(result.name(), proof, lines);
            });
            result.control().ifPresent(control -> {
                lines.add("  " + result.name() + ": control: " + control.change());
                control.failure().ifPresent(why -> lines.add("  " + result.name() + ": control failed: " + why));
            });
            result.scaledControl().ifPresent(scaled -> {
                lines.add("  " + result.name() + ": scaled: the control on " + scaled.table() + " of "
                        + Figures.count(scaled.rows()) + " rows, with no transaction left open");
                scaled.trial()
                        .failure()
                        .ifPresent(why -> lines.add("  " + result.name() + ": scaled control failed: " + why));
            });
        }
        return lines;
    }

    private static String line(String name, String window, ScenarioResult measured, String took) {
        boolean isEmpty = measured.counts().scheduled() == 0;
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                window,
                Figures.count(measured.counts().scheduled()),
                isEmpty ? "-" : Figures.millis(measured.quantileNanos(0.5)),
                isEmpty ? "-" : Figures.millis(measured.quantileNanos(0.99)),
                isEmpty ? "-" : Figures.millis(measured.latencies().response().maxNanos()),
                Figures.count(measured.counts().errors()),
                took);
    }

    private static String took(MigrationTrial trial) {
        return duration(trial.during().nanos())
                + trial.failure().map(failure -> ", failed").orElse("");
    }

    private void phases(String name, MigrationTrial proof, List<String> lines) {
        if (!proof.watch().phases().isEmpty()) {
            lines.add("  " + name + ": "
                    + proof.watch().phases().stream()
                            .map(phase ->
                                    phase.name() + " " + duration(phase.span().nanos()))
                            .collect(Collectors.joining(" " + symbols.arrow() + " ")));
        }
        proof.watch().phases().stream()
                .map(BuildPhase::blockers)
                .flatMap(List::stream)
                .distinct()
                .forEach(blocker -> lines.add("  " + name + ": waited for session " + blocker.session() + " of \""
                        + blocker.application() + "\": " + blocker.statement()));
    }

    private static String duration(long nanos) {
        return Figures.duration(Duration.ofNanos(nanos));
    }
}
