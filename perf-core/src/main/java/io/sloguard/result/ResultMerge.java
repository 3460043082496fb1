package io.sloguard.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Merges the results of two generators that ran shards of the same plan, without loss: every count is a sum, every
 * histogram holds the values of both. Plans, seed, environment, query plans, migrations, experiments and diagnoses are
 * those of the first.
 */
public final class ResultMerge {

    private ResultMerge() {}

    /**
     * Returns the result of both generators taken together.
     *
     * @throws IllegalArgumentException if they did not run the same scenarios, or counted for other limits
     */
    public static RunResult merge(RunResult first, RunResult second) {
        if (!names(first).equals(names(second))) {
            throw new IllegalArgumentException(
                    "the results are of other scenarios: " + names(first) + " and " + names(second));
        }
        List<ScenarioResult> merged = new ArrayList<>();
        for (int i = 0; i < first.scenarios().size(); i++) {
            merged.add(merge(first.scenarios().get(i), second.scenarios().get(i)));
        }
        return new RunResult(
                first.runId() + "+" + second.runId(),
                first.startedAt().isBefore(second.startedAt()) ? first.startedAt() : second.startedAt(),
                Math.max(first.elapsedNanos(), second.elapsedNanos()),
                first.seed(),
                first.environment(),
                merged,
                first.queryPlans(),
                first.migrations(),
                first.baselines(),
                first.experiments(),
                first.diagnoses());
    }

    private static List<String> names(RunResult result) {
        return result.scenarios().stream().map(ScenarioResult::name).toList();
    }

    private static ScenarioResult merge(ScenarioResult first, ScenarioResult second) {
        return new ScenarioResult(
                first.name(),
                first.load(),
                first.counts().plus(second.counts()),
                first.latencies().plus(second.latencies()),
                exceedances(first, second),
                Block.merged(first.blocks(), second.blocks()),
                first.observations().plus(second.observations()),
                first.health()
                        .plus(
                                first.counts().scheduled(),
                                second.health(),
                                second.counts().scheduled()),
                error(first, second),
                earlyEnd(first, second));
    }

    /** A generator that went on to the end has cancelled nothing of what it planned. */
    private static Optional<EarlyEnd> earlyEnd(ScenarioResult first, ScenarioResult second) {
        if (first.earlyEnd().isPresent() && second.earlyEnd().isPresent()) {
            return Optional.of(first.earlyEnd().get().plus(second.earlyEnd().get()));
        }
        if (first.earlyEnd().isPresent()) {
            return first.earlyEnd().map(end -> end.with(second.counts().scheduled()));
        }
        return second.earlyEnd().map(end -> end.with(first.counts().scheduled()));
    }

    private static List<Exceedance> exceedances(ScenarioResult first, ScenarioResult second) {
        if (first.exceedances().size() != second.exceedances().size()) {
            throw new IllegalArgumentException("the results of " + first.name() + " were counted for other limits");
        }
        List<Exceedance> merged = new ArrayList<>();
        for (int i = 0; i < first.exceedances().size(); i++) {
            merged.add(first.exceedances().get(i).plus(second.exceedances().get(i)));
        }
        return merged;
    }

    private static Optional<String> error(ScenarioResult first, ScenarioResult second) {
        String both = Stream.concat(first.error().stream(), second.error().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }
}
