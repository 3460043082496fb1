package io.sloguard.report.export;

import io.sloguard.report.Figures;
import io.sloguard.report.Report;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a run measured and decided as OpenMetrics text, version 1.0.0, in base units: for Prometheus, Grafana and GitLab's
 * metrics reports. A figure that there is not has no line.
 */
public final class OpenMetricsReport implements Report {

    private static final List<String> QUANTILES = List.of("0.5", "0.9", "0.95", "0.99", "0.999");
    private static final String SCENARIO = "scenario";
    private static final int NANO_DIGITS = 9;

    @Override
    public String fileName() {
        return "openmetrics.txt";
    }

    @Override
    public String text(JudgedRun run) {
        OpenMetrics out = new OpenMetrics();
        List<ScenarioResult> scenarios = run.result().scenarios();
        out.family("sloguard_operations", "gauge", "", "Planned operations by what became of them.");
        scenarios.forEach(scenario -> outcomes(scenario, out));
        out.family("sloguard_response_seconds", "summary", "seconds", "From the intended start, errors sorted last.");
        scenarios.forEach(scenario -> response(scenario, out));
        List<Verdict> verdicts = run.judgement().verdicts();
        out.family("sloguard_objective_limit", "gauge", "", "What an objective allows.");
        figures(
                verdicts,
                verdict -> OptionalDouble.of(verdict.objective().objective().limitValue()),
                out);
        out.family("sloguard_objective_observed", "gauge", "", "What was observed of an objective.");
        figures(verdicts, evidence(Evidence::observed), out);
        out.family("sloguard_objective_lower", "gauge", "", "The lower bound of that, at 95 % confidence.");
        figures(verdicts, evidence(Evidence::lower), out);
        out.family("sloguard_objective_upper", "gauge", "", "The upper bound of that, at 95 % confidence.");
        figures(verdicts, evidence(Evidence::upper), out);
        out.family("sloguard_objective_verdict", "gauge", "", "What was decided of an objective, as a label.");
        verdicts.forEach(verdict -> verdict(verdict, out));
        return out.end();
    }

    private static void outcomes(ScenarioResult scenario, OpenMetrics out) {
        OutcomeCounts counts = scenario.counts();
        outcome(scenario, "ok", counts.ok(), out);
        outcome(scenario, "failed", counts.failed(), out);
        outcome(scenario, "timed_out", counts.timedOut(), out);
        outcome(scenario, "unfinished", counts.unfinished(), out);
        outcome(scenario, "dropped", counts.dropped(), out);
    }

    private static void outcome(ScenarioResult scenario, String outcome, long count, OpenMetrics out) {
        out.sample("", BigDecimal.valueOf(count), SCENARIO, scenario.name(), "outcome", outcome);
    }

    private static void response(ScenarioResult scenario, OpenMetrics out) {
        long planned = scenario.counts().scheduled();
        for (String quantile : QUANTILES) {
            double share = Double.parseDouble(quantile);
            if (Figures.isResolved(share, planned)) {
                BigDecimal seconds = BigDecimal.valueOf(scenario.quantileNanos(share), NANO_DIGITS);
                out.sample("", seconds, SCENARIO, scenario.name(), "quantile", quantile);
            }
        }
        out.sample("_count", BigDecimal.valueOf(planned), SCENARIO, scenario.name());
    }

    private static Function<Verdict, OptionalDouble> evidence(Function<Evidence, OptionalDouble> figure) {
        return verdict -> figure.apply(verdict.evidence());
    }

    private static void figures(List<Verdict> verdicts, Function<Verdict, OptionalDouble> figure, OpenMetrics out) {
        for (Verdict verdict : verdicts) {
            Objective objective = verdict.objective().objective();
            FigureUnit unit = FigureUnit.base(objective);
            figure.apply(verdict)
                    .ifPresent(value -> out.sample(
                            "",
                            unit.of(value),
                            "subject",
                            verdict.objective().subject(),
                            "objective",
                            objective.toString(),
                            "unit",
                            unit.name()));
        }
    }

    private static void verdict(Verdict verdict, OpenMetrics out) {
        out.sample(
                "",
                BigDecimal.ONE,
                "subject",
                verdict.objective().subject(),
                "objective",
                verdict.objective().objective().toString(),
                "verdict",
                verdict.state().name());
    }
}
