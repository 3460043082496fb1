package io.sloguard.report;

import io.sloguard.result.Environment;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A fact that decides whether the figures of a run can be trusted, and compared with those of another.
 *
 * @param name what it is about; cut where it is longer than a fact should be
 * @param value what there is to say; cut likewise
 * @param isWarning whether it is a reason for doubt
 */
public record TrustFact(String name, String value, boolean isWarning) {

    private static final int LONGEST = 80;

    public TrustFact {
        name = cut(name);
        value = cut(value);
    }

    /** Returns the facts of a run, what bears on it most first. */
    public static List<TrustFact> of(RunResult result) {
        OutcomeCounts counts =
                result.loads().stream().map(ScenarioResult::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        List<TrustFact> facts = new ArrayList<>();
        facts.add(fact("timed", "from the intended start"));
        if (!result.scenarios().isEmpty() || !measuredOtherwise(result)) {
            facts.add(operations(counts));
        }
        if (counts.scheduled() > 0) {
            facts.add(generator(result));
        }
        Environment environment = result.environment();
        if (environment.modulesAtOnce() > 1) {
            facts.add(warning("build", "of up to " + environment.modulesAtOnce() + " modules at once"));
        }
        environment.target().forEach((name, value) -> facts.add(fact(name, value)));
        facts.add(fact("JDK", environment.jdk()));
        facts.add(fact("cores", String.valueOf(environment.cores())));
        facts.add(fact("system", environment.operatingSystem()));
        facts.add(fact("commit", environment.commit().isEmpty() ? "unknown" : environment.commit()));
        facts.add(fact("seed", String.valueOf(result.seed())));
        facts.add(fact("run", result.runId()));
        return facts;
    }

    private static boolean measuredOtherwise(RunResult result) {
        return !result.queryPlans().isEmpty() || !result.migrations().isEmpty();
    }

    private static TrustFact operations(OutcomeCounts counts) {
        return counts.scheduled() == 0
                ? warning("operations", "none was planned")
                : new TrustFact(
                        "operations",
                        Figures.count(counts.started()) + " of " + Figures.count(counts.scheduled()) + " planned",
                        counts.dropped() > 0);
    }

    private static TrustFact generator(RunResult result) {
        List<GeneratorHealth> all =
                result.loads().stream().map(ScenarioResult::health).toList();
        long stalls = all.stream().mapToLong(GeneratorHealth::stalls).sum();
        long longest =
                all.stream().mapToLong(GeneratorHealth::longestStallNanos).max().orElse(0);
        return stalls == 0
                ? fact("load generator", "never stood still")
                : warning(
                        "load generator",
                        "stood still " + GeneratorWords.times(stalls) + ", up to " + GeneratorWords.duration(longest));
    }

    private static TrustFact fact(String name, String value) {
        return new TrustFact(name, value, false);
    }

    private static TrustFact warning(String name, String value) {
        return new TrustFact(name, value, true);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
