package io.sloguard.report;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.EvenSlots;
import io.sloguard.result.Exceedance;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.Latencies;
import io.sloguard.result.Observations;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Slot;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.SourceLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * A load that nobody ran: latencies are drawn from a log-normal distribution with a seed, counted as the library counts
 * real ones. Mutable, for one result.
 */
public final class SampleLoad {

    private final String name;
    private final int perSecond;
    private final int seconds;
    private final SplittableRandom random;
    private double medianMillis = 40;
    private double spread = 0.6;
    private int slowFrom = Integer.MAX_VALUE;
    private int slowTo = Integer.MAX_VALUE;
    private double slowFactor = 1;
    private double errorShare;
    private List<DeclaredObjective> objectives = List.of();
    private final List<FailureGroup> failures = new ArrayList<>();
    private Observations observations = Observations.NONE;
    private GeneratorHealth health = new GeneratorHealth(64, 1, 0, 0, 210_000, 0, 0, 12_000_000, 0.31);

    public SampleLoad(String name, int perSecond, int seconds) {
        this.name = name;
        this.perSecond = perSecond;
        this.seconds = seconds;
        this.random = new SplittableRandom(name.hashCode());
    }

    public SampleLoad latency(double medianMillis, double spread) {
        this.medianMillis = medianMillis;
        this.spread = spread;
        return this;
    }

    public SampleLoad slow(int fromSecond, int toSecond, double factor) {
        this.slowFrom = fromSecond;
        this.slowTo = toSecond;
        this.slowFactor = factor;
        return this;
    }

    public SampleLoad errors(double share) {
        this.errorShare = share;
        return this;
    }

    /** Names a kind of failure: the first is the most frequent, each further one has a sixth of its failures. */
    public SampleLoad failure(String kind, String sample) {
        failures.add(new FailureGroup(kind, 1, sample));
        return this;
    }

    public SampleLoad objectives(int line, String... texts) {
        this.objectives = new ArrayList<>();
        for (String text : texts) {
            objectives.add(new DeclaredObjective(
                    Optional.of(name),
                    ObjectiveParser.parse(text),
                    Optional.of(new SourceLocation("perf.yaml", line))));
        }
        return this;
    }

    public SampleLoad observations(Observations observations) {
        this.observations = observations;
        return this;
    }

    public SampleLoad health(GeneratorHealth health) {
        this.health = health;
        return this;
    }

    public List<DeclaredObjective> objectives() {
        return objectives;
    }

    public LoadPlan plan() {
        return new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(perSecond)), OpenLoad.Arrivals.POISSON),
                new PhaseLength.ForDuration(Duration.ofSeconds(3)),
                new PhaseLength.ForDuration(Duration.ofSeconds(seconds)),
                LoadPlan.DEFAULT_DRAIN,
                LoadPlan.DEFAULT_WORKERS);
    }

    public ScenarioResult failed(String error) {
        return ScenarioResult.failed(name, plan(), error);
    }

    public ScenarioResult result() {
        long[] limits = objectives.stream()
                .map(declared -> declared.objective().thresholdNanos())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sorted()
                .distinct()
                .toArray();
        Drawn drawn = new Drawn(limits);
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < perSecond; i++) {
                draw(second >= slowFrom && second < slowTo, drawn);
            }
            drawn.endSecond();
        }
        OutcomeCounts counts = drawn.counts();
        return new ScenarioResult(
                name,
                plan(),
                counts,
                drawn.latencies(),
                drawn.exceedances(),
                drawn.blocks,
                new Observations(
                        groups(counts.failed()),
                        observations.counters(),
                        observations.measurements(),
                        observations.invariants()),
                health,
                Optional.empty());
    }

    private void draw(boolean isSlow, Drawn drawn) {
        long lagNanos = (long) (150_000 * random.nextDouble());
        long serviceNanos = latencyNanos(isSlow ? slowFactor : 1);
        long queuedNanos = isSlow ? (long) (serviceNanos * random.nextDouble() * 0.8) : 0;
        boolean isError = random.nextDouble() < (isSlow ? 4 : 1) * errorShare;
        drawn.add(lagNanos + queuedNanos, serviceNanos, isError);
    }

    /** The sum of twelve uniform numbers is nearly normal; its exponential is a latency with a long tail. */
    private long latencyNanos(double factor) {
        double normal = -6;
        for (int i = 0; i < 12; i++) {
            normal += random.nextDouble();
        }
        double outlier = random.nextDouble() < 0.004 ? 2.5 : 1;
        return (long) (medianMillis * factor * outlier * Math.exp(spread * normal) * 1e6);
    }

    private List<FailureGroup> groups(long failed) {
        List<FailureGroup> groups = new ArrayList<>();
        long rest = failed;
        for (int i = failures.size() - 1; i >= 0; i--) {
            long count = i == 0 ? rest : failed / 6;
            rest -= count;
            if (count > 0) {
                groups.add(
                        0,
                        new FailureGroup(
                                failures.get(i).kind(), count, failures.get(i).sample()));
            }
        }
        return groups;
    }

    /** What was drawn so far, counted as a tally counts. */
    private static final class Drawn {

        private final LatencyHistogram.Builder response = new LatencyHistogram.Builder();
        private final LatencyHistogram.Builder success = new LatencyHistogram.Builder();
        private final LatencyHistogram.Builder service = new LatencyHistogram.Builder();
        private final LatencyHistogram.Builder lag = new LatencyHistogram.Builder();
        private final LatencyHistogram.Builder ofSecond = new LatencyHistogram.Builder();
        private final List<Block> blocks = new ArrayList<>();
        private final long[] limits;
        private final long[] exceeding;
        private long[] exceedingOfSecond;
        private long failed;
        private long successSumNanos;
        private long started;

        private Drawn(long[] limits) {
            this.limits = limits;
            this.exceeding = new long[limits.length];
            this.exceedingOfSecond = new long[limits.length];
        }

        private void add(long lagNanos, long serviceNanos, boolean isError) {
            long nanos = lagNanos + serviceNanos;
            started++;
            lag.add(lagNanos);
            service.add(serviceNanos);
            response.add(nanos);
            ofSecond.add(nanos);
            if (isError) {
                failed++;
            } else {
                success.add(nanos);
                successSumNanos += nanos;
            }
            for (int i = 0; i < limits.length; i++) {
                exceedingOfSecond[i] += isError || nanos > limits[i] ? 1 : 0;
            }
        }

        private void endSecond() {
            OutcomeCounts counts = new OutcomeCounts(started, started, 0, started - failed, failed, 0, 0);
            List<Long> counted = Arrays.stream(exceedingOfSecond).boxed().toList();
            List<Slot> slots = EvenSlots.of(started, failed, counted);
            blocks.add(
                    new Block(blocks.size(), counts, counts.ok(), counted, ofSecond.build(), successSumNanos, slots));
            for (int i = 0; i < limits.length; i++) {
                exceeding[i] += exceedingOfSecond[i];
            }
            exceedingOfSecond = new long[limits.length];
            ofSecond.reset();
            started = 0;
            failed = 0;
            successSumNanos = 0;
        }

        private OutcomeCounts counts() {
            return blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        }

        private Latencies latencies() {
            return new Latencies(response.build(), success.build(), service.build(), lag.build());
        }

        private List<Exceedance> exceedances() {
            List<Exceedance> counted = new ArrayList<>();
            for (int i = 0; i < limits.length; i++) {
                counted.add(new Exceedance(limits[i], exceeding[i], 0));
            }
            return counted;
        }
    }
}
