package io.sloguard.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.result.Block;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Span;
import io.sloguard.result.Windows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CutTest {

    private static final long MILLI = 1_000_000L;
    private static final LoadPlan LOAD = Plans.open(100, new ForOperations(6), 2);

    /** Intended start and end of each operation, in milliseconds; the last does not end. */
    private static final long[][] OPERATIONS = {{0, 10}, {90, 99}, {90, 100}, {150, 160}, {200, 1_200}, {201, -1}};

    @Test
    void operation_belongs_to_the_window_in_which_it_was_under_way() {
        Windows windows = cut(100, 200).windows("writes", LOAD, List.of());

        assertThat(windows.all())
                .extracting(window -> window.counts().scheduled())
                .containsExactly(2L, 3L, 1L);
        assertThat(windows.before().latencies().response().maxNanos()).isEqualTo(10 * MILLI);
        assertThat(windows.during().latencies().response().maxNanos()).isEqualTo(1_000 * MILLI);
        assertThat(windows.after().counts()).isEqualTo(new OutcomeCounts(1, 1, 0, 0, 0, 0, 1));
    }

    @Test
    void windows_add_up_to_the_whole() {
        Windows windows = cut(95, 155).windows("writes", LOAD, List.of(20 * MILLI));
        ScenarioResult whole = Tally.count("writes", LOAD, recording(), List.of(20 * MILLI));

        assertThat(windows.all().stream().map(ScenarioResult::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus))
                .isEqualTo(whole.counts());
        assertThat(windows.all().stream()
                        .mapToLong(window -> window.exceedances().get(0).exceeding())
                        .sum())
                .isEqualTo(whole.exceedances().get(0).exceeding())
                .isEqualTo(2);
        assertThat(windows.all().stream().mapToLong(CutTest::completions).sum())
                .isEqualTo(completions(whole))
                .isEqualTo(4);
    }

    @Test
    void maxima_are_those_of_each_slot_by_intended_start() {
        assertThat(cut(100, 200).maxima(100 * MILLI).maximaNanos())
                .containsExactly(10 * MILLI, 10 * MILLI, (5_000 - 201) * MILLI);
    }

    private static long completions(ScenarioResult result) {
        return result.blocks().stream().mapToLong(Block::completions).sum();
    }

    private static Cut cut(long fromMillis, long toMillis) {
        return new Cut(recording(), new Span(fromMillis * MILLI, toMillis * MILLI));
    }

    private static Recording recording() {
        OperationLog log = OperationLog.reserved(OPERATIONS.length);
        for (int number = 0; number < OPERATIONS.length; number++) {
            long intended = OPERATIONS[number][0] * MILLI;
            log.start(number, intended, intended, true);
            if (OPERATIONS[number][1] >= 0) {
                log.end(number, OPERATIONS[number][1] * MILLI, OperationState.OK);
            }
        }
        log.close(5_000 * MILLI, OPERATIONS.length);
        return new Recording(
                log,
                OPERATIONS.length,
                Optional.empty(),
                5_000 * MILLI,
                new UserTally(),
                Stalls.NONE,
                ProcessUsage.NONE,
                2);
    }
}
