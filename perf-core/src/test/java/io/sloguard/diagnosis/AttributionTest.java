package io.sloguard.diagnosis;

import static io.sloguard.diagnosis.Staged.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.record.OperationState;
import io.sloguard.result.diagnosis.BlockedTime;
import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Cause.Kind;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.result.diagnosis.TraceStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static final Cause LOCK = new Cause(Kind.ROW_LOCK, "wallets", "update wallets set balance = ?");
    private static final Cause ANY_LOCK = LOCK.ofAnyStatement();
    private static final Cause EXECUTION = new Cause(Kind.EXECUTION, "", "select ?");
    private static final Blocker REPORT = new Blocker("session 7 (report)", "idle in transaction", "select ?");
    private static final Blocker IMPORT = new Blocker("session 8 (import)", "active", "copy wallets from stdin");

    private static CauseTime time(Cause cause, long millis) {
        return new CauseTime(cause, millis * MS, 0, List.of());
    }

    @Test
    void time_of_an_operation_is_split_evenly_over_its_samples() {
        Staged phase = new Staged(4).operation(0, 300);
        phase.sample(50).seen(0, EXECUTION);
        phase.sample(150).seen(0, LOCK);
        phase.sample(250).seen(0, LOCK);

        SlowTime slow = phase.slow(100).get(0);

        assertThat(slow.operations()).isEqualTo(1);
        assertThat(slow.nanos()).isEqualTo(300 * MS);
        assertThat(slow.samples()).isEqualTo(3);
        assertThat(slow.causes()).containsExactly(time(ANY_LOCK, 200), time(EXECUTION, 100));
        assertThat(slow.share(slow.causes().get(1))).isEqualTo(1.0 / 3);
    }

    @Test
    void operations_within_the_limit_and_errors_that_came_soon_are_not_in_it() {
        Staged phase = new Staged(4).operation(0, 100).operation(0, 0, 40, OperationState.FAILED);
        phase.sample(20).seen(0, LOCK).seen(1, LOCK);

        assertThat(phase.slow(100)).isEmpty();
    }

    @Test
    void operations_that_are_of_no_interest_are_neither_in_it_nor_traced() {
        Staged phase = new Staged(4).operation(0, 300).operation(0, 200);
        phase.sample(50).seen(0, LOCK).seen(1, EXECUTION);

        assertThat(phase.slow(100, number -> number == 1).get(0).causes()).containsExactly(time(EXECUTION, 200));
        assertThat(phase.slowest(number -> number == 1))
                .extracting(SlowOperation::number)
                .containsExactly(1L);
    }

    @Test
    void limit_of_0_is_for_all_operations() {
        Staged phase = new Staged(4).operation(0, 300).operation(0, 2);
        phase.sample(1).seen(0, LOCK).seen(1, EXECUTION);

        SlowTime all = phase.slow(0).get(0);

        assertThat(all.isOfAll()).isTrue();
        assertThat(all.operations()).isEqualTo(2);
        assertThat(all.causes()).containsExactly(time(ANY_LOCK, 300), time(EXECUTION, 2));
    }

    @Test
    void operation_that_no_sample_saw_is_unseen_and_told_last() {
        Staged phase = new Staged(4).operation(0, 300).operation(400, 600);
        phase.sample(500).seen(1, LOCK);

        assertThat(phase.slow(100).get(0).causes())
                .containsExactly(time(ANY_LOCK, 200), time(new Cause(Kind.UNSEEN), 300));
    }

    @Test
    void pause_of_the_generator_is_taken_out_of_what_the_samples_explain() {
        Staged phase = new Staged(4).operation(0, 500).stall(100, 400, "garbage collection");
        phase.sample(50).seen(0, EXECUTION);

        assertThat(phase.slow(100).get(0).causes())
                .containsExactly(time(new Cause(Kind.PAUSE, "garbage collection", ""), 300), time(EXECUTION, 200));
    }

    @Test
    void wait_for_a_worker_goes_to_what_kept_the_workers_busy() {
        Staged phase = new Staged(1).operation(0, 300).operation(100, 300, 350, OperationState.OK);
        phase.sample(50).seen(0, LOCK, REPORT);
        phase.sample(150).seen(0, LOCK, REPORT);
        phase.sample(250).seen(0, EXECUTION);
        phase.sample(320).seen(1, EXECUTION);

        SlowTime slow = phase.slow(100).get(0);

        // of the first operation 2/3 of 300 ms; of the second a half of its 200 ms of waiting, and 50 ms of its own
        assertThat(slow.causes())
                .containsExactly(
                        new CauseTime(ANY_LOCK, 300 * MS, 100 * MS, List.of(new BlockedTime(REPORT, 300 * MS))),
                        new CauseTime(EXECUTION, 250 * MS, 100 * MS, List.of()));
    }

    @Test
    void wait_for_a_connection_goes_to_what_the_connections_in_use_were_doing() {
        Cause connection = new Cause(Kind.CONNECTION);
        Staged phase = new Staged(4).operation(0, 90).operation(0, 400);
        phase.sample(50).seen(0, LOCK, REPORT).seen(1, connection);
        phase.sample(150).seen(1, connection);
        phase.sample(250).seen(1, EXECUTION);
        phase.sample(350).seen(1, EXECUTION);

        assertThat(phase.slow(100).get(0).causes())
                .containsExactly(
                        time(EXECUTION, 200),
                        time(connection, 100),
                        new CauseTime(ANY_LOCK, 100 * MS, 100 * MS, List.of(new BlockedTime(REPORT, 100 * MS))));
    }

    @Test
    void wait_for_a_worker_that_no_sample_fell_into_stays_a_wait_for_a_worker() {
        Staged phase = new Staged(1).operation(0, 300).operation(100, 300, 301, OperationState.OK);

        assertThat(phase.slow(200).get(0).causes())
                .containsExactly(time(new Cause(Kind.QUEUE), 200), time(new Cause(Kind.UNSEEN), 301));
    }

    @Test
    void late_start_with_a_free_worker_is_the_generators() {
        Staged phase = new Staged(2).operation(0, 200, 250, OperationState.OK);
        phase.sample(220).seen(0, EXECUTION);

        assertThat(phase.slow(100).get(0).causes())
                .containsExactly(time(new Cause(Kind.LATE), 200), time(EXECUTION, 50));
    }

    @Test
    void blockers_come_by_the_time_that_was_waited_for_them() {
        Staged phase = new Staged(4).operation(0, 400);
        phase.sample(50).seen(0, LOCK, REPORT);
        phase.sample(150).seen(0, LOCK, IMPORT);
        phase.sample(250).seen(0, LOCK, IMPORT);
        phase.sample(350).seen(0, EXECUTION);

        assertThat(phase.slow(100).get(0).causes().get(0).blockers())
                .containsExactly(new BlockedTime(IMPORT, 200 * MS), new BlockedTime(REPORT, 100 * MS));
    }

    @Test
    void trace_of_a_slow_operation_says_what_it_was_seen_doing_in_order() {
        Staged phase = new Staged(4).operation(0, 20).operation(10, 20, 410, OperationState.OK);
        phase.sample(60).seen(1, LOCK, REPORT);
        phase.sample(160).seen(1, LOCK, REPORT);
        phase.sample(260).seen(1, EXECUTION);

        List<SlowOperation> slowest = phase.slowest();

        assertThat(slowest).extracting(SlowOperation::number).containsExactly(1L, 0L);
        assertThat(slowest.get(0))
                .isEqualTo(new SlowOperation(
                        1,
                        10 * MS,
                        0,
                        10 * MS,
                        390 * MS,
                        List.of(
                                new TraceStep(50 * MS, 2, LOCK, Optional.of(REPORT)),
                                new TraceStep(250 * MS, 1, EXECUTION, Optional.empty()))));
        assertThat(slowest.get(0).responseNanos()).isEqualTo(400 * MS);
    }

    @Test
    void ten_slowest_operations_keep_a_trace() {
        Staged phase = new Staged(64);
        for (int i = 1; i <= 30; i++) {
            phase.operation(0, i);
        }

        assertThat(phase.slowest())
                .hasSize(10)
                .extracting(SlowOperation::number)
                .startsWith(29L, 28L)
                .endsWith(20L);
    }
}
