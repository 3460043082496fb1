package io.sloguard.result;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes experiments from the latency that each run of a variant has, for tests of everything after a measurement. */
public final class SampleExperiment {

    private static final Map<String, String> SERVER = Map.of("PostgreSQL", "18.6");

    private SampleExperiment() {}

    /**
     * Returns an experiment.
     *
     * @param a the latency of all operations of each run of a, in milliseconds
     * @param b the same of b
     */
    public static ExperimentResult of(String name, long[] a, long[] b) {
        List<ExperimentPair> pairs = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            pairs.add(new ExperimentPair(run(a[i]), run(b[i]), Optional.empty()));
        }
        return of(name, pairs);
    }

    /** Returns an experiment with a control. */
    public static ExperimentResult controlled(String name, long[] a, long[] b, long[] control) {
        List<ExperimentPair> pairs = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            pairs.add(new ExperimentPair(run(a[i]), run(b[i]), Optional.of(run(control[i]))));
        }
        return of(name, pairs);
    }

    /** Returns an experiment with these pairs, whose variants differ in their pool. */
    public static ExperimentResult of(String name, List<ExperimentPair> pairs) {
        return new ExperimentResult(
                name, variant("none", SERVER), variant("10", SERVER), List.of(), pairs, Optional.empty());
    }

    /** Returns a variant with this pool and a target with these facts. */
    public static Variant variant(String pool, Map<String, String> target) {
        return new Variant(Map.of(Variant.setting("pool"), pool), target);
    }

    /** Returns two seconds of 50 operations each that all take as long. */
    public static ScenarioResult run(long millis) {
        return run(new Second[] {second(millis), second(millis)});
    }

    /** Returns a run of these seconds. */
    public static ScenarioResult run(Second... seconds) {
        return SampleScenario.of("transfer", load(), List.of(seconds), List.of());
    }

    /** Returns a second of 50 operations that all take as long. */
    public static Second second(long millis) {
        return new Second(java.util.Collections.nCopies(50, millis), List.of(), List.of(), List.of(), 0);
    }

    /** Returns 50 operations per second for two seconds. */
    public static LoadPlan load() {
        return new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(50)), OpenLoad.Arrivals.EVEN),
                new ForDuration(Duration.ofSeconds(1)),
                new ForDuration(Duration.ofSeconds(2)),
                LoadPlan.DEFAULT_DRAIN,
                64);
    }
}
