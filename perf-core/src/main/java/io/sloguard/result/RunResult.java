package io.sloguard.result;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that one run measured, complete enough to be judged again and to be merged with the result of another
 * generator.
 *
 * @param runId identifies the run
 * @param startedAt when it started, by the wall clock
 * @param elapsedNanos how long it took
 * @param seed the seed of arrivals and inputs
 * @param environment where it took place
 * @param scenarios the results of its scenarios, in the order of the plan
 */
public record RunResult(
        String runId,
        Instant startedAt,
        long elapsedNanos,
        long seed,
        Environment environment,
        List<ScenarioResult> scenarios) {

    public RunResult {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(environment, "environment");
        scenarios = List.copyOf(scenarios);
    }

    /** Returns the result of the scenario with that name, if it was part of the run. */
    public Optional<ScenarioResult> scenario(String name) {
        return scenarios.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst();
    }
}
