package io.sloguard.report;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.Exceedance;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.Latencies;
import io.sloguard.result.Observations;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.SourceLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * A load that nobody ran: latencies are drawn from a log-normal distribution with a seed, counted as the library counts
 * real ones. Mutable, for one result.
 */
final class SampleLoad {

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
    private GeneratorHealth health = new GeneratorHealth(64, 1, 0, 0, 210_000, 0, 12_000_000, 0.31);

    SampleLoad(String name, int perSecond, int seconds) {
        this.name = name;
        this.perSecond = perSecond;
        this.seconds = seconds;
        this.random = new SplittableRandom(name.hashCode());
    }

    SampleLoad latency(double medianMillis, double spread) {
        this.medianMillis = medianMillis;
        this.spread = spread;
        return this;
    }

    SampleLoad slow(int fromSecond, int toSecond, double factor) {
        this.slowFrom = fromSecond;
        this.slowTo = toSecond;
        this.slowFactor = factor;
        return this;
    }

    SampleLoad errors(double share) {
        this.errorShare = share;
        return this;
    }

    /** Names a kind of failure: the first is the most frequent, each further one has a sixth of its failures. */
    SampleLoad failure(String kind, String sample) {
        failures.add(new FailureGroup(kind, 1, sample));
        return this;
    }

    SampleLoad objectives(int line, String... texts) {
        this.objectives = new ArrayList<>();
        for (String text : texts) {
            objectives.add(new DeclaredObjective(
                    Optional.of(name),
                    ObjectiveParser.parse(text),
                    Optional.of(new SourceLocation("perf.yaml", line))));
        }
        return this;
    }

    SampleLoad observations(Observations observations) {
        this.observations = observations;
        return this;
    }

    SampleLoad health(GeneratorHealth health) {
        this.health = health;
        return this;
    }

    List<DeclaredObjective> objectives() {
        return objectives;
    }

    LoadPlan plan() {
        return new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(perSecond)), OpenLoad.Arrivals.POISSON),
                new PhaseLength.ForDuration(Duration.ofSeconds(3)),
                new PhaseLength.ForDuration(Duration.ofSeconds(seconds)),
                LoadPlan.DEFAULT_DRAIN,
                LoadPlan.DEFAULT_WORKERS);
    }

    ScenarioResult failed(String error) {
        return ScenarioResult.failed(name, plan(), error);
    }

    ScenarioResult result() {
        long[] thresholds = objectives.stream()
                .map(declared -> declared.objective().thresholdNanos())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sorted()
                .distinct()
                .toArray();
        long[] exceeding = new long[thresholds.length];
        LatencyHistogram.Builder response = new LatencyHistogram.Builder();
        LatencyHistogram.Builder success = new LatencyHistogram.Builder();
        LatencyHistogram.Builder service = new LatencyHistogram.Builder();
        LatencyHistogram.Builder lag = new LatencyHistogram.Builder();
        LatencyHistogram.Builder ofSecond = new LatencyHistogram.Builder();
        List<Block> blocks = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            ofSecond.reset();
            long failed = 0;
            long sum = 0;
            long[] exceedingOfSecond = new long[thresholds.length];
            for (int i = 0; i < perSecond; i++) {
                boolean isSlow = second >= slowFrom && second < slowTo;
                long lagNanos = (long) (150_000 * random.nextDouble());
                long serviceNanos = draw(isSlow ? slowFactor : 1);
                long queued = isSlow ? (long) (serviceNanos * random.nextDouble() * 0.8) : 0;
                long nanos = lagNanos + queued + serviceNanos;
                boolean isError = random.nextDouble() < (isSlow ? 4 : 1) * errorShare;
                service.add(serviceNanos);
                lag.add(lagNanos + queued);
                response.add(nanos);
                ofSecond.add(nanos);
                if (isError) {
                    failed++;
                } else {
                    success.add(nanos);
                    sum += nanos;
                }
                for (int t = 0; t < thresholds.length; t++) {
                    if (isError || nanos > thresholds[t]) {
                        exceeding[t]++;
                        exceedingOfSecond[t]++;
                    }
                }
            }
            OutcomeCounts counts = new OutcomeCounts(perSecond, perSecond, 0, perSecond - failed, failed, 0, 0);
            List<Long> exceedingList = new ArrayList<>();
            for (long count : exceedingOfSecond) {
                exceedingList.add(count);
            }
            blocks.add(new Block(second, counts, counts.ok(), exceedingList, ofSecond.build(), sum));
        }
        List<Exceedance> exceedances = new ArrayList<>();
        for (int t = 0; t < thresholds.length; t++) {
            exceedances.add(new Exceedance(thresholds[t], exceeding[t], 0));
        }
        return new ScenarioResult(
                name,
                plan(),
                blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus),
                new Latencies(response.build(), success.build(), service.build(), lag.build()),
                exceedances,
                blocks,
                new Observations(
                        groups(blocks.stream()
                                .mapToLong(block -> block.counts().failed())
                                .sum()),
                        observations.counters(),
                        observations.measurements(),
                        observations.invariants()),
                health,
                Optional.empty());
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

    private long draw(double factor) {
        double normal = 0;
        for (int i = 0; i < 12; i++) {
            normal += random.nextDouble();
        }
        double tail = random.nextDouble() < 0.004 ? 2.5 : 1;
        return (long) (medianMillis * factor * tail * Math.exp(spread * (normal - 6)) * 1e6);
    }
}
