package io.sloguard.doctor;

import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Ticker;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.NoiseSecond;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.NoisyMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A load of operations that do nothing, 1000 a second: whatever is late about them is the machine's doing.
 *
 * @param result what was measured
 */
record GeneratorTrial(ScenarioResult result) {

    private static final long SEED = 1;
    private static final Duration WARMUP = Duration.ofSeconds(1);
    private static final String REST =
            "End other programs, or take a machine that is not shared: what is late here is late in every figure";

    /** Half of what makes a second noisy by {@link NoisyMachine}: an operation that starts so late is told as slow. */
    private static final Finding.Limits LATE_MILLIS = new Finding.Limits(1, 10, "99 % start at most 1 ms late");

    /** The stall monitor's, whose stalls make verdicts INVALID that they could have changed. */
    private static final Finding.Limits STALLS = new Finding.Limits(0, 2, "none");

    /** A quiet machine has up to 1 %, see docs/decisions/0095-noise-canary.md. */
    private static final Finding.Limits STOLEN_PERCENT = new Finding.Limits(1, 5, "at most 1 %");

    static GeneratorTrial run(Duration watch) throws InterruptedException {
        LoadPlan plan = new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(1_000)), OpenLoad.Arrivals.EVEN),
                new PhaseLength.ForDuration(WARMUP),
                new PhaseLength.ForDuration(watch),
                LoadPlan.DEFAULT_DRAIN,
                1);
        Recording recording = new LoadRunner(Ticker.system(), watch, progress -> {})
                .run(plan, SEED, context -> operation -> Outcome.ok(), new NothingUnderTest());
        return new GeneratorTrial(Tally.count("doctor", plan, recording, List.of()));
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(List.of(timers(), stalls(), noise()));
        findings.add(stolen());
        return findings;
    }

    private Finding timers() {
        double p99 = result.latencies().lag().quantileNanos(0.99) / 1e6;
        double max = result.latencies().lag().maxNanos() / 1e6;
        return Finding.of(
                "timers",
                p99,
                LATE_MILLIS,
                String.format(Locale.ROOT, "99 %% start at most %.2f ms late, the worst %.1f ms", p99, max),
                REST);
    }

    private Finding stalls() {
        long stalls = result.health().stalls();
        String longest = stalls == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%d, the longest %.1f ms",
                        stalls,
                        result.health().longestStallNanos() / 1e6);
        return Finding.of("stalls of this process", (double) stalls, STALLS, longest, REST);
    }

    private Finding noise() {
        if (result.health().noise().isUnknown()) {
            return new Finding(
                    "noise", Fitness.UNKNOWN, "not known", "a quiet machine", "It could not be watched here");
        }
        Optional<String> warning = NoisyMachine.warning(result);
        String watched = result.health().noise().seconds().size() + " s watched";
        return warning.map(words -> new Finding("noise", Fitness.UNFIT, words, "a quiet machine", REST))
                .orElseGet(() -> Finding.fit("noise", "quiet, " + watched, "a quiet machine"));
    }

    private Finding stolen() {
        List<NoiseSecond> seconds = result.health().noise().seconds();
        boolean isKnown =
                seconds.stream().anyMatch(second -> second.stealRatio().isPresent());
        if (!isKnown) {
            return new Finding(
                    "stolen time", Fitness.UNKNOWN, "not known", STOLEN_PERCENT.allowed(), "Only Linux tells it");
        }
        double percent = 100
                * seconds.stream()
                        .mapToDouble(second -> second.stealRatio().orElse(0))
                        .average()
                        .orElse(0);
        return Finding.of(
                "stolen time",
                percent,
                STOLEN_PERCENT,
                String.format(Locale.ROOT, "%.1f %% of the processor time", percent),
                "The hypervisor gives your processors to others: take a machine with processors of its own");
    }

    /** A context without anything under test. */
    private record NothingUnderTest() implements ScenarioContext {

        @Override
        public String name() {
            return "doctor";
        }

        @Override
        public long seed() {
            return SEED;
        }

        @Override
        public int users() {
            return 1;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public <T> T resource(Class<T> type) {
            throw new IllegalStateException("there is no target");
        }
    }
}
