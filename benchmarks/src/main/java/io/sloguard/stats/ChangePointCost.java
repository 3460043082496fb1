package io.sloguard.stats;

import io.sloguard.stats.ChangePoints.Search;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the trend of one metric costs: the search for changes in a history with so many runs and changes. Mutable, because JMH
 * wants its states so.
 */
@NullMarked
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ChangePointCost {

    private static final double NOISE = 0.05;
    private static final double STEP = 0.2;

    /** How many runs the history has. */
    @Param({"100", "1000"})
    public int runs = 100;

    /** How often its level changes. */
    @Param({"0", "2", "10"})
    public int changes;

    private double[] values = {};

    /** Makes the history: levels of equal length, up and down in turn. */
    @Setup
    public void makeHistory() {
        Random random = new Random(1);
        values = IntStream.range(0, runs)
                .mapToDouble(run -> NOISE * random.nextGaussian() + STEP * (run * (changes + 1) / runs % 2))
                .toArray();
    }

    /** Searches one metric. */
    @Benchmark
    public ChangePoints metric() {
        return ChangePoints.of(values, new Search(0.01, 999, Math.log(1.05), 42));
    }
}
