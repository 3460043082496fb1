package io.sloguard.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each operation is started or dropped, ended or unfinished: never both, and never neither. */
class OperationLogTest {

    @Test
    void close_makes_what_runs_unfinished_with_its_age_and_drops_the_rest() {
        OperationLog log = OperationLog.reserved(3);
        log.start(0, 10, 11, true);
        log.end(0, 20, OperationState.OK);
        log.start(1, 10, 12, false);

        log.close(100, 3);

        assertThat(log.state(0)).isEqualTo(OperationState.OK);
        assertThat(log.endedNanos(0)).isEqualTo(20);
        assertThat(log.state(1)).isEqualTo(OperationState.UNFINISHED);
        assertThat(log.endedNanos(1)).isEqualTo(100);
        assertThat(log.state(2)).isEqualTo(OperationState.DROPPED);
        assertThat(log.isStarted(2)).isFalse();
    }

    @Test
    void start_and_end_after_the_closing_change_nothing() {
        OperationLog log = OperationLog.reserved(2);
        log.start(0, 10, 11, true);
        log.close(100, 2);

        boolean started = log.start(1, 10, 101, false);
        boolean ended = log.end(0, 102, OperationState.OK);

        assertThat(started).isFalse();
        assertThat(ended).isFalse();
        assertThat(log.state(0)).isEqualTo(OperationState.UNFINISHED);
        assertThat(log.state(1)).isEqualTo(OperationState.DROPPED);
    }

    @Test
    void start_racing_with_the_closing_leaves_no_operation_undecided() throws InterruptedException {
        int operations = 400_000;
        OperationLog log = OperationLog.reserved(operations);
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            workers.add(new Thread(() -> {
                int number = next.getAndIncrement();
                while (number < operations) {
                    log.start(number, number, number, false);
                    number = next.getAndIncrement();
                }
            }));
        }
        workers.forEach(Thread::start);
        while (next.get() < operations / 8) {
            Thread.onSpinWait();
        }

        log.close(operations, operations);

        for (Thread worker : workers) {
            worker.join();
        }
        for (int number = 0; number < operations; number++) {
            assertThat(log.state(number)).isIn(OperationState.UNFINISHED, OperationState.DROPPED);
        }
    }

    @Test
    void reserved_more_than_the_heap_holds_saysHowMuchIsNeeded() {
        assertThatThrownBy(() -> OperationLog.reserved(Runtime.getRuntime().maxMemory()))
                .isInstanceOf(PerfException.class)
                .hasMessageContaining("raise -Xmx (argLine of the plugin)");
    }
}
