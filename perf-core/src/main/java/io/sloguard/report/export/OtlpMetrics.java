package io.sloguard.report.export;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a run measured and decided as the request by which OTLP, version 1, hands metrics to a collector, in its JSON
 * encoding. A run is one point of each series: it starts with the run and ends with it. A figure that there is not has no
 * point.
 */
public final class OtlpMetrics {

    private static final String SCENARIO = "scenario";

    private OtlpMetrics() {}

    /**
     * Returns the request.
     *
     * @param run the run
     * @param resource what tells the series of this project from those of others, for example {@code service.name}; added to
     *     what the run knows of its environment, and stronger than that
     */
    public static String text(JudgedRun run, Map<String, String> resource) {
        RunResult result = run.result();
        OtlpRequest request = new OtlpRequest(result.startedAt(), result.elapsedNanos());
        operations(result.scenarios(), request);
        times(result.scenarios(), request);
        objectives(run.judgement().verdicts(), request);
        return request.text(result, resource);
    }

    private static void operations(List<ScenarioResult> scenarios, OtlpRequest request) {
        request.sum("sloguard.operations", "{operation}", "Planned operations by what became of them.");
        for (ScenarioResult scenario : scenarios) {
            OutcomeCounts counts = scenario.counts();
            outcome(scenario, "ok", counts.ok(), request);
            outcome(scenario, "failed", counts.failed(), request);
            outcome(scenario, "timed_out", counts.timedOut(), request);
            outcome(scenario, "unfinished", counts.unfinished(), request);
            outcome(scenario, "dropped", counts.dropped(), request);
        }
    }

    private static void outcome(ScenarioResult scenario, String outcome, long count, OtlpRequest request) {
        request.count(count, SCENARIO, scenario.name(), "outcome", outcome);
    }

    private static void times(List<ScenarioResult> scenarios, OtlpRequest request) {
        request.histogram(
                "sloguard.response", "From the intended start to the end of the operations that were started.");
        histograms(scenarios, scenario -> scenario.latencies().response(), request);
        request.histogram("sloguard.response.ok", "The same of those that succeeded.");
        histograms(scenarios, scenario -> scenario.latencies().success(), request);
        request.histogram("sloguard.service", "From the actual start to the end of the operations that were started.");
        histograms(scenarios, scenario -> scenario.latencies().service(), request);
        request.histogram("sloguard.lag", "From the intended to the actual start.");
        histograms(scenarios, scenario -> scenario.latencies().lag(), request);
    }

    private static void histograms(
            List<ScenarioResult> scenarios, Function<ScenarioResult, LatencyHistogram> times, OtlpRequest request) {
        for (ScenarioResult scenario : scenarios) {
            if (!times.apply(scenario).isEmpty()) {
                request.distribution(times.apply(scenario), SCENARIO, scenario.name());
            }
        }
    }

    private static void objectives(List<Verdict> verdicts, OtlpRequest request) {
        request.gauge("sloguard.objective.limit", "What an objective allows.");
        figures(
                verdicts,
                verdict -> OptionalDouble.of(verdict.objective().objective().limitValue()),
                request);
        request.gauge("sloguard.objective.observed", "What was observed of an objective.");
        figures(verdicts, evidence(Evidence::observed), request);
        request.gauge("sloguard.objective.lower", "The lower bound of that, at 95 % confidence.");
        figures(verdicts, evidence(Evidence::lower), request);
        request.gauge("sloguard.objective.upper", "The upper bound of that, at 95 % confidence.");
        figures(verdicts, evidence(Evidence::upper), request);
        request.gauge("sloguard.objective.verdict", "What was decided of an objective, as an attribute.");
        for (Verdict verdict : verdicts) {
            request.value(
                    BigDecimal.ONE,
                    "subject",
                    verdict.objective().subject(),
                    "objective",
                    verdict.objective().objective().toString(),
                    "verdict",
                    verdict.state().name());
        }
    }

    private static Function<Verdict, OptionalDouble> evidence(Function<Evidence, OptionalDouble> figure) {
        return verdict -> figure.apply(verdict.evidence());
    }

    private static void figures(List<Verdict> verdicts, Function<Verdict, OptionalDouble> figure, OtlpRequest request) {
        for (Verdict verdict : verdicts) {
            Objective objective = verdict.objective().objective();
            FigureUnit unit = FigureUnit.base(objective);
            figure.apply(verdict)
                    .ifPresent(value -> request.value(
                            unit.of(value),
                            "subject",
                            verdict.objective().subject(),
                            "objective",
                            objective.toString(),
                            "unit",
                            unit.name()));
        }
    }
}
