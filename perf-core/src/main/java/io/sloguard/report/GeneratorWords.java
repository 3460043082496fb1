package io.sloguard.report;

import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.NoisyMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the load generator fared during a scenario, in sentences. */
public final class GeneratorWords {

    private GeneratorWords() {}

    /** Returns the sentences. */
    public static List<String> of(ScenarioResult scenario) {
        GeneratorHealth health = scenario.health();
        List<String> sentences = new ArrayList<>();
        sentences.add(Figures.count(scenario.counts().started()) + " of "
                + Figures.count(scenario.counts().scheduled()) + " planned operations were started ("
                + Figures.percent(health.achievedRatio()) + ").");
        sentences.add(stalls(health));
        sentences.add("99 % of the starts that a free worker waited for were at most "
                + duration(health.wakeupLagP99Nanos()) + " late.");
        if (health.lateForWorkers() > 0) {
            sentences.add(Figures.counted(health.lateForWorkers(), "operation") + " started late, with none of "
                    + Figures.count(health.workers()) + " workers waiting; they count from their intended start.");
        }
        sentences.add("Garbage collection took " + duration(health.gcNanos()) + "; the process used "
                + String.format(Locale.ROOT, "%.2f", health.cpuRatio()) + " processor cores.");
        sentences.add(noise(scenario));
        return sentences;
    }

    private static String noise(ScenarioResult scenario) {
        if (scenario.health().noise().isUnknown()) {
            return "Nothing is known of the noise of its machine.";
        }
        return NoisyMachine.warning(scenario)
                .map(noisy -> Character.toUpperCase(noisy.charAt(0)) + noisy.substring(1) + ".")
                .orElse("Its machine was quiet.");
    }

    /** Returns how often and how long the generator stood still. */
    private static String stalls(GeneratorHealth health) {
        if (health.stalls() == 0) {
            return "The generator itself never stood still.";
        }
        return "The generator itself stood still " + times(health.stalls()) + ", "
                + duration(health.longestStallNanos()) + " at most.";
    }

    static String times(long count) {
        return count == 1 ? "once" : Figures.count(count) + " times";
    }

    static String duration(long nanos) {
        return Figures.duration(Duration.ofNanos(nanos));
    }
}
