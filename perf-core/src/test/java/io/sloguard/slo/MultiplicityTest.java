package io.sloguard.slo;

import static io.sloguard.slo.VerdictState.FAIL;
import static io.sloguard.slo.VerdictState.INCONCLUSIVE;
import static io.sloguard.slo.VerdictState.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.record.Measured;
import io.sloguard.result.Environment;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplicityTest {

    private static final long MILLI = 1_000_000;
    private static final String REFUTED_ALONE =
            "34 of 500 operations took longer, 5 % may; alone it would be broken, but among 2 objectives of a run"
                    + " chance alone may do this";

    @Test
    void a_single_objective_is_held_to_its_own_error() {
        assertThat(states(34, "p95 <= 100ms")).containsExactly(FAIL);
    }

    @Test
    void a_refutation_that_chance_may_do_among_many_is_undecided() {
        Judgement judgement = judge(34, "p95 <= 100ms", "p50 <= 100ms");

        assertThat(judgement.verdicts()).extracting(Verdict::state).containsExactly(INCONCLUSIVE, PASS);
        assertThat(judgement.verdicts().get(0).reason()).isEqualTo(REFUTED_ALONE);
    }

    @ParameterizedTest
    @CsvSource({"38, INCONCLUSIVE", "39, FAIL"})
    void among_eight_objectives_thirty_nine_exceedances_are_needed(int exceeding, VerdictState expected) {
        String[] eight = Stream.concat(
                        Stream.of("p95 <= 100ms"),
                        Stream.generate(() -> "p50 <= 100ms").limit(7))
                .toArray(String[]::new);

        assertThat(states(exceeding, eight)).startsWith(expected);
    }

    @Test
    void a_strong_refutation_leaves_the_next_one_less_to_prove() {
        assertThat(states(36, "p95 <= 100ms", "p99 <= 100ms")).containsExactly(FAIL, FAIL);
        assertThat(states(36, "p95 <= 100ms", "p50 <= 100ms")).containsExactly(FAIL, PASS);
        assertThat(states(34, "p95 <= 100ms", "p99 <= 100ms")).containsExactly(FAIL, FAIL);
    }

    @Test
    void the_same_objective_twice_gets_the_same_verdict_twice() {
        assertThat(states(34, "p95 <= 100ms", "p95 <= 100ms")).containsExactly(INCONCLUSIVE, INCONCLUSIVE);
    }

    @Test
    void what_its_count_alone_decides_takes_no_part() {
        assertThat(states(34, "p95 <= 100ms", "max <= 100ms", "errors <= 0%")).containsExactly(FAIL, FAIL, PASS);
    }

    private static List<VerdictState> states(int exceeding, String... objectives) {
        return judge(exceeding, objectives).verdicts().stream()
                .map(Verdict::state)
                .toList();
    }

    private static Judgement judge(int exceeding, String... objectives) {
        ScenarioResult scenario = new Measured()
                .ok(500 - exceeding, MILLI)
                .ok(exceeding, 200 * MILLI)
                .spread()
                .count(100 * MILLI);
        RunResult run = new RunResult(
                "id", Instant.EPOCH, 1, 1, new Environment("17", 2, "Linux", "", Map.of()), List.of(scenario));
        return Judge.judge(
                run,
                Stream.of(objectives)
                        .map(objective -> Objectives.declared("measured", objective))
                        .toList());
    }
}
