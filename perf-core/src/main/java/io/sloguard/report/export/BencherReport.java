package io.sloguard.report.export;

import io.sloguard.report.Report;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The observed values and their bounds in Bencher Metric Format, version 0: what objectives are about is a benchmark, what
 * they measure is a measure, named with its unit where Bencher has no measure of its own for it. Invalid values are left
 * out.
 */
public final class BencherReport implements Report {

    @Override
    public String fileName() {
        return "bencher.json";
    }

    @Override
    public String text(JudgedRun run) {
        Map<String, Map<String, Object>> benchmarks = new LinkedHashMap<>();
        for (Verdict verdict : run.judgement().verdicts()) {
            if (verdict.evidence().observed().isPresent() && !verdict.state().isUnmeasured()) {
                benchmarks
                        .computeIfAbsent(verdict.objective().subject(), name -> new LinkedHashMap<>())
                        .put(measure(verdict.objective().objective()), metric(verdict));
            }
        }
        return JsonText.of(benchmarks);
    }

    /** Bencher knows {@code throughput}, in operations per second. */
    private static String measure(Objective objective) {
        return switch (objective.unit()) {
            case NANOSECONDS -> objective.metric() + "-ms";
            case SHARE -> objective.metric() + "-percent";
            case PER_SECOND, BUFFERS, SCANS, INDEXES -> objective.metric();
            case FACTOR -> objective.metric() + "-factor";
        };
    }

    private static Map<String, BigDecimal> metric(Verdict verdict) {
        FigureUnit unit = FigureUnit.shown(verdict.objective().objective());
        Evidence evidence = verdict.evidence();
        Map<String, BigDecimal> metric = new LinkedHashMap<>();
        evidence.observed().ifPresent(value -> metric.put("value", unit.of(value)));
        evidence.lower().ifPresent(value -> metric.put("lower_value", unit.of(value)));
        evidence.upper().ifPresent(value -> metric.put("upper_value", unit.of(value)));
        return metric;
    }
}
