package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.Blocker;
import io.sloguard.result.BuildPhase;
import io.sloguard.result.LockWait;
import io.sloguard.result.LockWatchResult;
import io.sloguard.result.LookGaps;
import io.sloguard.result.Span;
import io.sloguard.target.LockWatch.Look;
import io.sloguard.target.LockWatch.Moment;
import io.sloguard.target.LockWatch.Step;
import io.sloguard.target.LockWatch.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Looks take one unit of time, and begin at the given ones. */
class LockLogTest {

    private static final Look NOTHING = new Look(List.of(), List.of());

    private final LockLog log = new LockLog();

    @Test
    void wait_whose_length_is_told_is_exact_at_its_last_look_and_ends_before_the_next() {
        log.add(100, 101, NOTHING);
        log.add(105, 106, waiting(7, 3));
        log.add(110, 111, waiting(7, 8));
        log.add(115, 116, NOTHING);

        assertThat(result(0, 200).waits()).containsExactly(new LockWait(7, "orders", new Span(102, 110), 116 - 102));
    }

    @Test
    void wait_whose_length_is_not_told_lies_between_its_looks() {
        log.add(100, 101, NOTHING);
        log.add(105, 106, untold(7));
        log.add(110, 111, untold(7));
        log.add(115, 116, NOTHING);

        assertThat(result(0, 200).waits()).containsExactly(new LockWait(7, "orders", new Span(106, 110), 116 - 100));
    }

    @Test
    void session_that_waits_once_more_between_two_looks_has_two_waits() {
        log.add(100, 101, waiting(7, 40));
        log.add(105, 106, waiting(7, 1));
        log.add(110, 111, NOTHING);

        assertThat(result(0, 200).waits())
                .containsExactly(
                        new LockWait(7, "orders", new Span(60, 100), 106 - 60),
                        new LockWait(7, "orders", new Span(104, 105), 111 - 104));
    }

    @Test
    void wait_that_has_not_ended_counts_to_the_end() {
        log.add(100, 101, waiting(7, 40));

        assertThat(result(0, 200).waits()).containsExactly(new LockWait(7, "orders", new Span(60, 100), 200 - 60));
    }

    @Test
    void gap_is_the_longest_time_between_two_looks_within_the_span() {
        log.add(0, 1, NOTHING);
        log.add(90, 91, NOTHING);
        log.add(100, 101, NOTHING);
        log.add(112, 113, NOTHING);
        log.add(118, 119, NOTHING);
        log.add(190, 191, NOTHING);

        LockWatchResult seen = result(95, 120);

        assertThat(seen.gaps()).isEqualTo(new LookGaps(6, 13, 13, 6));
        assertThat(seen.looks()).isEqualTo(3);
    }

    @Test
    void gap_is_as_long_as_the_clock_of_the_database_tells_not_as_long_as_the_answers_took() {
        log.add(100, 109, toldAt(5_003, 5_004));
        log.add(110, 129, toldAt(5_011, 5_012));

        assertThat(result(101, 120).gaps()).isEqualTo(new LookGaps(9, 10, 10, 9));
    }

    @Test
    void clock_of_the_database_that_is_set_meanwhile_is_not_believed_beyond_our_own() {
        log.add(100, 101, toldAt(5_000, 5_001));
        log.add(110, 111, toldAt(1_000, 1_001));
        log.add(120, 121, toldAt(9_000, 9_001));

        assertThat(result(101, 120).gaps()).isEqualTo(new LookGaps(9, 10, 10, 5));
    }

    @Test
    void watch_that_ended_early_has_the_rest_as_its_gap() {
        log.add(100, 101, NOTHING);

        assertThat(result(95, 200).gaps().longestNanos()).isEqualTo(100);
    }

    @Test
    void phases_follow_each_other_with_those_who_were_waited_for() {
        Blocker writer = new Blocker(12, "shop", "update orders");
        log.add(100, 101, new Look(List.of(), List.of(new Step(3, "waiting for writers", List.of()))));
        log.add(105, 106, new Look(List.of(), List.of(new Step(3, "waiting for writers", List.of(writer)))));
        log.add(110, 111, new Look(List.of(), List.of(new Step(3, "building", List.of()))));
        log.add(115, 116, NOTHING);

        assertThat(result(0, 200).phases())
                .containsExactly(
                        new BuildPhase("waiting for writers", new Span(100, 106), List.of(writer)),
                        new BuildPhase("building", new Span(110, 111), List.of()));
    }

    private LockWatchResult result(long from, long to) {
        return log.result(new Span(from, to), gap -> gap.nanos() / 2, Optional.empty());
    }

    private static Look waiting(long session, long waitedNanos) {
        return new Look(List.of(new Waiting(session, "orders", OptionalLong.of(waitedNanos))), List.of());
    }

    private static Look toldAt(long earliestNanos, long latestNanos) {
        return new Look(List.of(), List.of(), Optional.of(new Moment(earliestNanos, latestNanos)));
    }

    private static Look untold(long session) {
        return new Look(List.of(new Waiting(session, "orders", OptionalLong.empty())), List.of());
    }
}
