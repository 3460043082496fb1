package io.sloguard.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.Plans;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationOrderTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int COUNT = 2_000;
    private static final long CLOSED_NANOS = 12 * SECOND;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_operation_is_in_the_second_of_its_intended_start_exactly_once(long seed) {
        Recording recording = seeded(seed);

        OperationOrder order = OperationOrder.bySecond(recording, number -> true);

        assertThat(order.from(0)).isZero();
        assertThat(order.to(order.seconds() - 1)).isEqualTo(COUNT);
        assertThat(LongStream.range(0, COUNT).map(order::number).sorted())
                .containsExactly(LongStream.range(0, COUNT).boxed().toArray(Long[]::new));
        for (int second = 0; second < order.seconds(); second++) {
            LongPredicate isPlannedThen = isWithin(recording, second);
            assertThat(LongStream.range(order.from(second), order.to(second)).map(order::number))
                    .as("second %d, in the order of the numbers", second)
                    .isSorted()
                    .allMatch(isPlannedThen::test);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void completions_are_the_successes_by_the_second_of_their_end(long seed) {
        Recording recording = seeded(seed);

        OperationOrder order = OperationOrder.bySecond(recording, number -> true);

        for (int second = 0; second < order.seconds(); second++) {
            long from = second * SECOND;
            long expected = LongStream.range(0, COUNT)
                    .filter(number -> recording.log().state(number) == OperationState.OK)
                    .map(recording::endedNanos)
                    .filter(ended -> ended >= from && ended < from + SECOND)
                    .count();
            assertThat(order.completions(second)).isEqualTo(expected);
        }
    }

    @Test
    void a_second_in_which_nothing_was_planned_is_there_and_empty() {
        OperationLog log = OperationLog.reserved(2);
        end(log, 0, 0, 1, OperationState.OK);
        end(log, 1, 2 * SECOND, 2 * SECOND + 1, OperationState.OK);

        OperationOrder order = OperationOrder.bySecond(recording(log, 2, Optional.empty()), number -> true);

        assertThat(order.seconds()).isEqualTo(3);
        assertThat(order.from(1)).isEqualTo(order.to(1));
        assertThat(order.completions(1)).isZero();
    }

    @Test
    void an_operation_that_never_started_is_in_the_second_in_which_it_was_planned() {
        LoadPlan plan = Plans.open(1, Duration.ofSeconds(4), 1);
        ArrivalSchedule schedule = ((OpenLoad) plan.model()).schedule(plan.measurement(), 1);
        OperationLog log = OperationLog.reserved(4);
        end(log, 0, 0, 1, OperationState.OK);

        OperationOrder order = OperationOrder.bySecond(recording(log, 4, Optional.of(schedule)), number -> true);

        assertThat(order.seconds()).isEqualTo(4);
        assertThat(order.number(order.from(3))).isEqualTo(3);
        assertThat(order.completions(3)).isZero();
    }

    private static LongPredicate isWithin(Recording recording, int second) {
        return number -> recording.intendedNanos(number) / SECOND == second;
    }

    /** Returns operations of a closed load, in no order of their intended starts. */
    private static Recording seeded(long seed) {
        Random random = new Random(seed);
        OperationLog log = OperationLog.reserved(COUNT);
        OperationState[] ends = {OperationState.OK, OperationState.FAILED, OperationState.TIMED_OUT};
        for (int number = 0; number < COUNT; number++) {
            long intended = random.nextLong(10 * SECOND);
            end(log, number, intended, intended + random.nextLong(2 * SECOND), ends[random.nextInt(ends.length)]);
        }
        return recording(log, COUNT, Optional.empty());
    }

    private static void end(OperationLog log, long number, long intended, long ended, OperationState state) {
        log.start(number, intended, intended, true);
        log.end(number, ended, state);
    }

    private static Recording recording(OperationLog log, long numbers, Optional<ArrivalSchedule> schedule) {
        log.close(CLOSED_NANOS, numbers);
        return new Recording(log, numbers, schedule, CLOSED_NANOS, new UserTally(), Stalls.NONE, ProcessUsage.NONE, 1);
    }
}
