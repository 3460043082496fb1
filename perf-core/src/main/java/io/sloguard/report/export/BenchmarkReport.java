package io.sloguard.report.export;

import io.sloguard.report.Figures;
import io.sloguard.report.Report;
import io.sloguard.report.VerdictWords;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The observed values as the tool {@code customSmallerIsBetter} of the GitHub action benchmark-action/github-action-benchmark
 * reads them, which draws them over commits. Objectives of which more is better, such as throughput, are left out: the
 * tool would take a loss for a gain; and so are invalid values. A run that observed nothing gives an empty list, which the action refuses.
 */
public final class BenchmarkReport implements Report {

    @Override
    public String fileName() {
        return "benchmark.json";
    }

    @Override
    public String text(JudgedRun run) {
        return JsonText.of(run.judgement().verdicts().stream()
                .filter(verdict -> verdict.evidence().observed().isPresent())
                .filter(verdict -> !verdict.state().isUnmeasured())
                .filter(verdict -> verdict.objective().objective().isUpperLimit())
                .map(BenchmarkReport::entry)
                .toList());
    }

    private static Map<String, Object> entry(Verdict verdict) {
        DeclaredObjective declared = verdict.objective();
        Objective objective = declared.objective();
        FigureUnit unit = FigureUnit.shown(objective);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", declared.subject() + " " + objective.metric());
        entry.put("unit", unit.name());
        entry.put("value", unit.of(verdict.evidence().observed().orElseThrow()));
        entry.put("range", Figures.bounds(declared, verdict.evidence()));
        entry.put("extra", objective + ": " + VerdictWords.figures(verdict));
        return entry;
    }
}
