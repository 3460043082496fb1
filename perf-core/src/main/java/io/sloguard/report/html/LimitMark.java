package io.sloguard.report.html;

import io.sloguard.report.VerdictWords;
import io.sloguard.slo.MeasurementObjective;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Quantile;
import io.sloguard.slo.Unit;
import io.sloguard.slo.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A latency limit as the charts mark it.
 *
 * @param verdict what was decided of it
 * @param nanos the limit in nanoseconds
 */
record LimitMark(Verdict verdict, double nanos) {

    /** Returns the marks of the objectives that limit a latency, in their order. */
    static List<LimitMark> of(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> isLatency(verdict.objective().objective()))
                .map(verdict ->
                        new LimitMark(verdict, verdict.objective().objective().limitValue()))
                .toList();
    }

    private static boolean isLatency(Objective objective) {
        return objective.unit() == Unit.NANOSECONDS && !(objective instanceof MeasurementObjective);
    }

    /** Returns the percentile that it limits; empty if it limits the maximum or the mean. */
    Optional<Quantile> quantile() {
        return verdict.objective().objective() instanceof Objective.LatencyQuantile latency
                ? Optional.of(latency.quantile())
                : Optional.empty();
    }

    /** Returns the symbol of its verdict and the objective: {@code ✖ p95 ≤ 215ms}. */
    String words() {
        return VerdictWords.symbol(verdict.state()) + " " + VerdictWords.objective(verdict);
    }

    /** Returns the colour of its verdict. */
    Ink ink() {
        return Ink.of(verdict.state());
    }
}
