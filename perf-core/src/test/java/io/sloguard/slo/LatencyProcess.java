package io.sloguard.slo;

import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Makes response times, one after the other, of which a known share exceeds {@link #LIMIT_NANOS} in the long run. */
enum LatencyProcess {
    /** Each independent of the others. */
    INDEPENDENT(0, 0),
    /** Each a little like the one before. */
    WEAKLY_CORRELATED(0.5, 0),
    /** Each much like the one before. */
    STRONGLY_CORRELATED(0.9, 0),
    /** Each nearly as the one before. */
    PERSISTENT(0.97, 0),
    /** Exceedances come in stalls of five operations on average. */
    SHORT_STALLS(0, 5),
    /** Exceedances come in stalls of twenty operations on average. */
    LONG_STALLS(0, 20);

    static final long LIMIT_NANOS = 100_000_000L;

    private static final double LOG_DEVIATION = 0.3;

    private final double correlation;
    private final double stallLength;

    LatencyProcess(double correlation, double stallLength) {
        this.correlation = correlation;
        this.stallLength = stallLength;
    }

    /** Returns that many response times in nanoseconds. */
    long[] latencies(int count, double shareAbove, Random random) {
        return stallLength > 0 ? stalled(count, shareAbove, random) : correlated(count, shareAbove, random);
    }

    /** A lognormal autoregressive process whose quantile at {@code 1 - shareAbove} is the limit. */
    private long[] correlated(int count, double shareAbove, Random random) {
        double atLimit = NormalDistribution.of(0, 1).inverseSurvivalProbability(shareAbove);
        double state = random.nextGaussian();
        long[] latencies = new long[count];
        for (int i = 0; i < count; i++) {
            latencies[i] = Math.round(LIMIT_NANOS * Math.exp(LOG_DEVIATION * (state - atLimit)));
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return latencies;
    }

    /** A two-state Markov chain: quick, or stalled for a geometric number of operations. */
    private long[] stalled(int count, double shareAbove, Random random) {
        double starting = shareAbove / (stallLength * (1 - shareAbove));
        boolean isStalled = random.nextDouble() < shareAbove;
        long[] latencies = new long[count];
        for (int i = 0; i < count; i++) {
            double factor = Math.exp(LOG_DEVIATION * Math.max(-2, Math.min(2, random.nextGaussian())));
            latencies[i] = Math.round(LIMIT_NANOS * (isStalled ? 3 : 0.4) * factor);
            isStalled = random.nextDouble() < (isStalled ? 1 - 1 / stallLength : starting);
        }
        return latencies;
    }
}
