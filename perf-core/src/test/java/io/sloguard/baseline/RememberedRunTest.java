package io.sloguard.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.baseline.BaselineEntry.Budget;
import io.sloguard.baseline.BaselineEntry.Standing;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.SampleRun;
import org.junit.jupiter.api.Test;

/** The sample has a broken scenario, one that held, one that was not measured, and an objective about all of them. */
class RememberedRunTest {

    private final JudgedRun run = SampleRun.realistic();

    @Test
    void what_was_broken_is_history_alone_and_what_was_not_measured_is_left_out() {
        RememberedRun remembered = RememberedRun.of(run);

        assertThat(remembered.entries())
                .extracting(entry -> entry.key().scenario(), BaselineEntry::standing)
                .contains(org.assertj.core.groups.Tuple.tuple("economy-transfer", Standing.BROKEN))
                .noneMatch(entry -> entry.toList().contains("broken"));
        assertThat(remembered.remarks())
                .contains("broken is not kept: its preparation failed: java.lang.IllegalStateException: no table");
    }

    @Test
    void what_is_accepted_counts_whatever_was_decided() {
        assertThat(RememberedRun.accepted(run).entries())
                .isNotEmpty()
                .allMatch(entry -> entry.standing() == Standing.ACCEPTED);
    }

    @Test
    void the_counts_of_objectives_about_shares_are_kept() {
        assertThat(RememberedRun.of(run).entries().get(0).budgets())
                .extracting(Budget::objective)
                .containsExactly("p95 <= 215ms", "p99.9 < 500us", "p90 <= 200ms");
    }
}
