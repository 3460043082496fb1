package io.sloguard.slo;

import static io.sloguard.result.SampleMigrations.alone;
import static io.sloguard.result.SampleMigrations.blocking;
import static io.sloguard.result.SampleMigrations.failed;
import static io.sloguard.result.SampleMigrations.held;
import static io.sloguard.result.SampleMigrations.lockWait;
import static io.sloguard.result.SampleMigrations.millis;
import static io.sloguard.result.SampleMigrations.of;
import static io.sloguard.result.SampleMigrations.quiet;
import static io.sloguard.result.SampleMigrations.scaled;
import static io.sloguard.result.SampleMigrations.trial;
import static io.sloguard.result.SampleMigrations.watch;
import static io.sloguard.result.SampleMigrations.window;
import static io.sloguard.result.SampleMigrations.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.sloguard.result.Exceedance;
import io.sloguard.result.LockWatchResult;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Second;
import io.sloguard.result.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationJudgeTest {

    private static final long MILLI = 1_000_000L;

    @ParameterizedTest
    @CsvSource({
        "p99 <= 300ms, 5.00",
        "max <= 500ms, 5.00",
        "errors <= 0%, 0",
        "lock wait <= 100ms, 0",
        "no invalid index, 0"
    })
    void migration_that_nobody_noticed_passes(String objective, double observedMillis) {
        Verdict verdict = judge(held("index"), objective);

        assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
        assertThat(verdict.evidence().observed().orElseThrow() / MILLI).isCloseTo(observedMillis, offset(0.01));
        assertThat(verdict.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p99 <= 300ms | 180 of 200 operations took longer, 2 may",
                "max <= 500ms | 180 of 200 operations took longer, none may",
                "lock wait <= 100ms | 10 sessions waited for a table, the longest 950 ms for orders"
            })
    void migration_for_which_everybody_waited_fails(String objective, String reason) {
        Verdict verdict = judge(of("index", blocking(), blocking()), objective);

        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Nested
    class against_the_control {

        @Test
        void verdict_says_what_the_blocking_way_does() {
            assertThat(judge(held("index"), "max <= 500ms").reason())
                    .isEqualTo("0 of 200 operations took longer, none may; in the control 180 of 200 operations took"
                            + " longer, none may");
        }

        @ParameterizedTest
        @ValueSource(strings = {"p99 <= 300ms", "max <= 500ms", "lock wait <= 100ms"})
        void objective_that_the_control_does_not_break_is_vacuous(String objective) {
            Verdict verdict = judge(of("index", quiet(), quiet()), objective);

            assertThat(verdict.state()).isEqualTo(VerdictState.VACUOUS);
            assertThat(verdict.reason())
                    .startsWith("the control does not break it, so it would not notice a freeze: there ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"p99 <= 300ms", "max <= 500ms", "lock wait <= 100ms"})
        void objective_that_the_scaled_control_does_not_break_is_vacuous(String objective) {
            Verdict verdict = judge(scaled(held("index"), quiet()), objective);

            assertThat(verdict.state()).isEqualTo(VerdictState.VACUOUS);
            assertThat(verdict.reason())
                    .startsWith("the control on orders of 1000000 rows does not break it, so it would not notice a"
                            + " freeze: there ");
        }

        @Test
        void objective_that_both_controls_break_is_held() {
            Verdict verdict = judge(scaled(held("index"), blocking()), "max <= 500ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
            assertThat(verdict.reason())
                    .isEqualTo("0 of 200 operations took longer, none may; in the control 180 of 200 operations took"
                            + " longer, none may; in the control on orders of 1000000 rows 180 of 200 operations took"
                            + " longer, none may");
        }

        @Test
        void objective_that_the_control_does_not_break_is_vacuous_whatever_the_scaled_one_does() {
            Verdict verdict = judge(scaled(of("index", quiet(), quiet()), blocking()), "max <= 500ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.VACUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"errors <= 0%", "no invalid index"})
        void objective_that_is_not_about_waiting_is_not_tried(String objective) {
            assertThat(judge(of("index", quiet(), quiet()), objective).state()).isEqualTo(VerdictState.PASS);
        }

        @Test
        void without_a_control_the_verdict_carries_a_warning() {
            Verdict verdict = judge(alone("index", quiet(), "another server"), "lock wait <= 100ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
            assertThat(verdict.warnings()).containsExactly("not tried the blocking way: another server");
        }
    }

    @Nested
    class share_of_operations {

        @Test
        void as_many_as_may_exceed_the_limit_are_allowed() {
            assertThat(judge(slow(2), "p99 <= 300ms").state()).isEqualTo(VerdictState.PASS);
            assertThat(judge(slow(3), "p99 <= 300ms").state()).isEqualTo(VerdictState.FAIL);
        }

        @Test
        void one_operation_breaks_a_maximum() {
            assertThat(judge(slow(1), "max <= 500ms").state()).isEqualTo(VerdictState.FAIL);
        }

        @Test
        void quantile_of_too_few_operations_is_not_decided() {
            Verdict verdict = judge(of("index", trial("x", millis(99, 5), watch(MILLI)), blocking()), "p99 <= 300ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.INSUFFICIENT);
            assertThat(verdict.reason())
                    .isEqualTo("99 operations are too few for a p99, of which one at least may exceed it;"
                            + " let more of them be under way, or limit max");
        }

        @Test
        void window_without_operations_has_no_data() {
            ScenarioResult empty = window(new Second(List.of(), List.of(), List.of(), List.of(), 0));

            Verdict verdict = judge(of("index", with(quiet(), empty), blocking()), "max <= 500ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
            assertThat(verdict.reason()).isEqualTo("no operation was under way in the 1000 ms of the migration");
        }

        @Test
        void exceedances_of_the_load_generator_prove_nothing() {
            ScenarioResult during = slow(1).proof().orElseThrow().windows().during();
            MigrationTrial stalled = with(quiet(), excused(during));

            assertThat(judge(of("index", stalled, blocking()), "max <= 500ms").state())
                    .isEqualTo(VerdictState.INVALID);
        }

        private ScenarioResult excused(ScenarioResult during) {
            List<Exceedance> excused = during.exceedances().stream()
                    .map(one -> new Exceedance(one.thresholdNanos(), one.exceeding(), one.exceeding()))
                    .toList();
            return new ScenarioResult(
                    during.name(),
                    during.load(),
                    during.counts(),
                    during.latencies(),
                    excused,
                    during.blocks(),
                    during.observations(),
                    during.health(),
                    Optional.empty());
        }

        private MigrationResult slow(int count) {
            List<Long> response = new ArrayList<>(millis(200 - count, 5));
            response.addAll(millis(count, 600));
            return of("index", trial("x", response, watch(MILLI)), blocking());
        }
    }

    @Test
    void failed_operation_breaks_the_error_limit() {
        ScenarioResult during = window(Second.ok(1, 199).and(List.of(3L), List.of(), List.of(), 0));

        Verdict verdict = judge(of("index", with(quiet(), during), blocking()), "errors <= 0%");

        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.reason()).isEqualTo("1 of 200 operations did not succeed while the migration ran");
    }

    @Nested
    class lock_waits {

        @Test
        void wait_that_may_have_been_longer_than_the_limit_is_undecided() {
            Verdict verdict = judge(watched(watch(5 * MILLI, lockWait(7, 97, 102))), "lock wait <= 100ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
            assertThat(verdict.evidence().lower()).hasValue(97.0 * MILLI);
            assertThat(verdict.evidence().upper()).hasValue(102.0 * MILLI);
        }

        @Test
        void what_a_watch_that_stood_still_has_missed_is_not_known() {
            Verdict verdict = judge(watched(watch(140 * MILLI, 122 * MILLI)), "lock wait <= 100ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.INVALID);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "the watch itself stood still for 140 ms while the migration ran, and meanwhile an operation"
                                    + " may have waited for 122 ms");
        }

        @Test
        void wait_that_was_missed_is_no_longer_than_an_operation_was_served_meanwhile() {
            Verdict verdict = judge(watched(watch(140 * MILLI, 9 * MILLI)), "lock wait <= 100ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
            assertThat(verdict.evidence().upper()).hasValue(9.0 * MILLI);
            assertThat(verdict.reason())
                    .startsWith(
                            "nobody was seen waiting for a table, at 250 looks (apart 2 ms at p50, 140 ms at p99, 140 ms"
                                    + " at most), which have missed no wait of more than 9 ms; in the control ");
        }

        @Test
        void wait_before_the_migration_does_not_count() {
            LockWatchResult seen = watch(MILLI, lockWait(7, 950, 954));
            MigrationTrial later = trial("x", millis(200, 5), seen);
            MigrationTrial moved = new MigrationTrial(
                    later.change(),
                    new Span(2_100 * MILLI, 2_200 * MILLI),
                    later.windows(),
                    later.maxima(),
                    later.watch(),
                    later.openTransaction(),
                    later.invalidIndexes(),
                    later.failure());

            assertThat(judge(of("index", moved, blocking()), "lock wait <= 100ms")
                            .state())
                    .isEqualTo(VerdictState.PASS);
        }

        @Test
        void watch_that_was_cut_off_has_no_data() {
            LockWatchResult seen = watch(MILLI);
            LockWatchResult lost = new LockWatchResult(
                    seen.looks(), seen.gaps(), List.of(), seen.phases(), Optional.of("the connection is gone"));

            Verdict verdict = judge(watched(lost), "lock wait <= 100ms");

            assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
            assertThat(verdict.reason()).isEqualTo("the locks were not watched to the end: the connection is gone");
        }

        private MigrationResult watched(LockWatchResult seen) {
            return of("index", trial("x", millis(200, 5), seen), blocking());
        }
    }

    @Nested
    class migration_that_failed {

        private final MigrationResult result =
                of("index", failed(quiet(), List.of("ix_orders"), "exit code 3"), blocking());

        @ParameterizedTest
        @ValueSource(strings = {"p99 <= 300ms", "errors <= 0%", "lock wait <= 100ms"})
        void proves_nothing(String objective) {
            Verdict verdict = judge(result, objective);

            assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
            assertThat(verdict.reason()).isEqualTo("the migration did not come to its end: exit code 3");
        }

        @Test
        void is_held_to_the_index_that_it_has_left() {
            Verdict verdict = judge(result, "no invalid index");

            assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "ix_orders is left INVALID: every write keeps it up, no query uses it; drop it concurrently");
        }
    }

    @Test
    void migration_that_could_not_be_tried_has_no_data() {
        Verdict verdict = judge(MigrationResult.failed("index", "purchase", "no such table"), "max <= 500ms");

        assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(verdict.reason()).isEqualTo("no such table");
    }

    private static Verdict judge(MigrationResult result, String objective) {
        Subject subject = new Subject.Migration("index");
        return MigrationJudge.judge(
                result, new DeclaredObjective(subject, subject.objective(objective), Optional.empty()));
    }
}
