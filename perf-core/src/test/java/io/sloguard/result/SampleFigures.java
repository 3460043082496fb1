package io.sloguard.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes figures of runs, one a day. */
public final class SampleFigures {

    /** When the first run took place. */
    public static final Instant FIRST = Instant.parse("2025-06-01T03:00:00Z");

    /** The conditions of all of them. */
    public static final BaselineKey KEY =
            new BaselineKey("measured", "1a2b3c4d5e6f", "linux amd64, 2 cores", 17, "PostgreSQL 18");

    private SampleFigures() {}

    /** Returns the figures of a run of that day with that p95, and a mean of half of it. */
    public static RunFigures day(int day, double p95Millis) {
        return new RunFigures(
                "run-" + day,
                FIRST.plus(Duration.ofDays(day)),
                "c" + (1000 + day),
                500,
                Map.of(
                        RunMetric.P95, p95Millis * 1e6,
                        RunMetric.MEAN, p95Millis * 0.5e6,
                        RunMetric.THROUGHPUT, 10_000 / p95Millis));
    }

    /** Returns the figures of as many days as values. */
    public static List<RunFigures> days(double... p95Millis) {
        List<RunFigures> runs = new ArrayList<>();
        for (double millis : p95Millis) {
            runs.add(day(runs.size(), millis));
        }
        return runs;
    }
}
