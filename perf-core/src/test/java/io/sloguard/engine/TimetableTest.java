package io.sloguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In virtual time, in which every moment is exact. */
@Timeout(60)
class TimetableTest {

    private static final long MILLI = 1_000_000L;

    private final VirtualTicker ticker = new VirtualTicker();
    private final Timetable timetable = new Timetable(ticker);

    @Test
    void task_is_done_at_its_time_after_the_start_of_the_phase() throws InterruptedException {
        Timetable.Entry entry = timetable.at("test", Duration.ofMillis(30), () -> timetable.sleepUntil(70 * MILLI));

        timetable.start(ticker.nanoTime() + 10 * MILLI);

        assertThat(entry.awaitEnd(Duration.ofSeconds(1))).isTrue();
        assertThat(entry.span()).hasValue(new Span(30 * MILLI, 70 * MILLI));
        assertThat(entry.failure()).isEmpty();
    }

    @Test
    void failure_of_a_task_is_that_of_its_entry() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("no");
        Timetable.Entry entry = timetable.at("test", Duration.ofMillis(30), () -> {
            throw failure;
        });

        timetable.start(ticker.nanoTime());

        assertThat(entry.awaitEnd(Duration.ofSeconds(1))).isTrue();
        assertThat(entry.failure()).hasValue(failure);
    }

    @Test
    void repeated_task_is_done_in_its_period_until_the_timetable_is_closed() throws InterruptedException {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        Timetable.Entry entry = timetable.every("test", Duration.ofMillis(5), () -> times.add(timetable.nowNanos()));

        timetable.start(ticker.nanoTime());
        timetable.sleepUntil(12 * MILLI);
        timetable.close();

        assertThat(times).containsExactly(0L, 5 * MILLI, 10 * MILLI);
        assertThat(entry.hasEnded()).isTrue();
        assertThat(entry.failure()).isEmpty();
    }

    @Test
    void task_whose_time_has_not_come_has_no_span() {
        Timetable.Entry entry = timetable.at("test", Duration.ofHours(1), () -> {});

        timetable.start(ticker.nanoTime());
        timetable.close();

        assertThat(entry.span()).isEmpty();
        assertThat(entry.hasEnded()).isTrue();
    }

    @Test
    void task_that_has_not_ended_lasts_until_now() throws InterruptedException {
        Timetable.Entry entry = timetable.at("test", Duration.ofMillis(1), () -> timetable.sleepUntil(3_000 * MILLI));

        timetable.start(ticker.nanoTime());
        timetable.sleepUntil(20 * MILLI);

        assertThat(entry.awaitEnd(Duration.ofMillis(1))).isFalse();
        assertThat(entry.span()).hasValue(new Span(MILLI, 21 * MILLI));
        timetable.close();
    }
}
