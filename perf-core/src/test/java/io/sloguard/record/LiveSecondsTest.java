package io.sloguard.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveSecondsTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final OptionalLong LIMIT = OptionalLong.of(100 * MILLI);

    private final ArrivalSchedule schedule =
            ((OpenLoad) Plans.open(4, new ForOperations(8), 1).model()).schedule(new ForOperations(8), 1);
    private final OperationLog log = OperationLog.reserved(8);

    @Test
    void a_second_is_counted_when_it_is_over_and_everything_in_it_has_ended() {
        LiveSeconds seconds = new LiveSeconds(log, () -> schedule, OptionalLong.of(400 * MILLI));
        end(0, 10, OperationState.OK);
        end(1, 400, OperationState.OK);
        end(2, 401, OperationState.OK);
        start(3);

        assertThat(seconds.next(SECOND)).isEmpty();
        log.end(3, schedule.intendedNanos(3) + 20 * MILLI, OperationState.FAILED);
        assertThat(seconds.next(SECOND - 1)).isEmpty();
        assertThat(seconds.next(SECOND)).contains(new LiveSeconds.Count(0, 4, 2));
        assertThat(seconds.next(SECOND)).isEmpty();
    }

    @Test
    void what_is_beyond_the_limit_counts_before_it_has_ended_or_even_started() {
        LiveSeconds seconds = new LiveSeconds(log, () -> schedule, LIMIT);
        end(0, 10, OperationState.OK);
        start(1);
        start(2);

        assertThat(seconds.next(schedule.intendedNanos(3) + 100 * MILLI)).isEmpty();
        assertThat(seconds.next(SECOND)).contains(new LiveSeconds.Count(0, 4, 3));
    }

    @Test
    void whether_an_operation_succeeds_is_known_when_it_has_ended_however_long_it_takes() {
        LiveSeconds seconds = new LiveSeconds(log, () -> schedule, OptionalLong.empty());
        end(0, 10, OperationState.OK);
        end(1, 500, OperationState.OK);
        end(2, 10, OperationState.TIMED_OUT);
        start(3);

        assertThat(seconds.next(60 * SECOND)).isEmpty();
        log.end(3, 61 * SECOND, OperationState.OK);
        assertThat(seconds.next(61 * SECOND)).contains(new LiveSeconds.Count(0, 4, 1));
    }

    @Test
    void a_copy_is_closed_and_the_log_goes_on() {
        end(0, 10, OperationState.OK);
        start(1);

        OperationLog copy = log.closedCopy(700 * MILLI, 3);

        assertThat(copy.state(0)).isEqualTo(OperationState.OK);
        assertThat(copy.endedNanos(0)).isEqualTo(10 * MILLI);
        assertThat(copy.state(1)).isEqualTo(OperationState.UNFINISHED);
        assertThat(copy.endedNanos(1)).isEqualTo(700 * MILLI);
        assertThat(copy.intendedNanos(1)).isEqualTo(250 * MILLI);
        assertThat(copy.state(2)).isEqualTo(OperationState.DROPPED);
        assertThat(log.end(1, 800 * MILLI, OperationState.OK)).isTrue();
        assertThat(log.start(2, 500 * MILLI, 800 * MILLI, false)).isTrue();
    }

    @Test
    void the_first_operation_from_a_moment_on_is_found() {
        assertThat(LiveRecording.firstFrom(schedule, 0)).isZero();
        assertThat(LiveRecording.firstFrom(schedule, 1)).isEqualTo(1);
        assertThat(LiveRecording.firstFrom(schedule, SECOND)).isEqualTo(4);
        assertThat(LiveRecording.firstFrom(schedule, 60 * SECOND)).isEqualTo(8);
    }

    @Test
    void what_was_not_to_start_any_more_is_cancelled_and_not_dropped() {
        end(0, 10, OperationState.OK);
        start(5);

        log.close(2 * SECOND, 8, 4);

        assertThat(log.state(1)).isEqualTo(OperationState.DROPPED);
        assertThat(log.state(4)).isEqualTo(OperationState.CANCELLED);
        assertThat(log.state(5)).isEqualTo(OperationState.UNFINISHED);
        assertThat(log.isStarted(4)).isFalse();
        assertThat(log.cancelled(8)).isEqualTo(3);
    }

    private void start(long number) {
        long intended = schedule.intendedNanos(number);
        log.start(number, intended, intended, true);
    }

    private void end(long number, long afterMillis, OperationState state) {
        start(number);
        log.end(number, schedule.intendedNanos(number) + afterMillis * MILLI, state);
    }
}
