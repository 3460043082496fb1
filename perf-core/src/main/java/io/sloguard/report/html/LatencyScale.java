package io.sloguard.report.html;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.report.Figures;
import io.sloguard.result.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The logarithmic axis of latencies that all charts of one scenario share, so that the same height means the same latency
 * in each of them. It covers every operation and every limit.
 *
 * @param lowNanos the latency at the bottom, a round one, more than 0
 * @param highNanos the latency at the top, a round one, more than the lowest
 */
record LatencyScale(long lowNanos, long highNanos) {

    private static final long FINEST_NANOS = 1_000L;
    private static final long COARSEST_NANOS = 1_000_000_000_000_000_000L;
    private static final int FEW_TICKS = 4;
    private static final int MANY_TICKS = 13;
    private static final List<Integer> DENSE = List.of(1, 2, 3, 5, 7);
    private static final List<Integer> USUAL = List.of(1, 2, 5);
    private static final List<Integer> SPARSE = List.of(1);

    /** Returns the scale on which everything about a scenario can be shown. */
    static LatencyScale of(ScenarioResult scenario, List<LimitMark> limits) {
        LatencyHistogram response = scenario.latencies().response();
        LatencyHistogram service = scenario.latencies().service();
        long[] shown = LongStream.concat(
                        limits.stream().mapToLong(limit -> (long) limit.nanos()),
                        LongStream.of(response.minNanos(), response.maxNanos(), service.minNanos()))
                .filter(nanos -> nanos > 0)
                .sorted()
                .toArray();
        return shown.length == 0 ? covering(FINEST_NANOS, FINEST_NANOS) : covering(shown[0], shown[shown.length - 1]);
    }

    /** Returns the narrowest scale between round latencies that covers both; at most down to a microsecond. */
    static LatencyScale covering(long leastNanos, long greatestNanos) {
        List<Long> round = rounded(USUAL, FINEST_NANOS, COARSEST_NANOS);
        long low = round.stream().filter(nanos -> nanos <= leastNanos).reduce(FINEST_NANOS, (lower, higher) -> higher);
        long high = round.stream()
                .filter(nanos -> nanos >= greatestNanos && nanos > low)
                .findFirst()
                .orElse(COARSEST_NANOS);
        return new LatencyScale(low, high);
    }

    private static List<Long> rounded(List<Integer> factors, long fromNanos, long toNanos) {
        List<Long> rounded = new ArrayList<>();
        for (long decade = FINEST_NANOS; decade <= COARSEST_NANOS; decade *= 10) {
            for (int factor : factors) {
                long nanos = decade * factor;
                if (nanos >= fromNanos && nanos <= toNanos) {
                    rounded.add(nanos);
                }
            }
        }
        return rounded;
    }

    /** Returns where a latency stands: 0 at the bottom, 1 at the top; what is below or above stands there. */
    double share(double nanos) {
        double within = Math.max((double) lowNanos, Math.min(nanos, (double) highNanos));
        return Math.log(within / lowNanos) / Math.log((double) highNanos / lowNanos);
    }

    /** Returns the latency at a place. */
    long nanosAt(double share) {
        return Math.round(lowNanos * Math.pow((double) highNanos / lowNanos, share));
    }

    /** Returns how many pixels below the top of a chart of that height a latency stands. */
    double y(double nanos, int height) {
        return height * (1 - share(nanos));
    }

    /** Returns the latencies to be named beside the axis, ascending: about four to thirteen. */
    List<Long> ticks() {
        List<Long> usual = rounded(USUAL, lowNanos, highNanos);
        if (usual.size() > MANY_TICKS) {
            return rounded(SPARSE, lowNanos, highNanos);
        }
        return usual.size() < FEW_TICKS ? rounded(DENSE, lowNanos, highNanos) : usual;
    }

    /** Returns a tick in milliseconds, without the unit. */
    static String words(long tickNanos) {
        long millis = tickNanos / 1_000_000L;
        return millis >= 1000 ? Figures.count(millis) : Figures.millis(tickNanos);
    }
}
