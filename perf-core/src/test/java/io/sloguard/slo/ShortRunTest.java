package io.sloguard.slo;

import static io.sloguard.slo.Objectives.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.record.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortRunTest {

    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @CsvSource({"p95 <= 1s, 11, 12", "p99 <= 1s, 59, 60", "p90 <= 1s, 5, 6"})
    void a_pass_warns_until_the_run_is_as_long_as_the_stalls_that_would_prove_it(
            String objective, int tooShort, int longEnough) {
        assertThat(passing(objective, tooShort).warnings())
                .containsExactly(tooShort + " s are too short to vouch for rare stalls of 200 ms; that takes "
                        + longEnough + " s");
        assertThat(passing(objective, longEnough).warnings()).isEmpty();
    }

    @Test
    void what_does_not_pass_needs_no_warning() {
        Verdict verdict = judge(new Measured().ok(500, 2_000 * MILLI).count(1_000 * MILLI), "p95 <= 1s");

        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.warnings()).isEmpty();
    }

    @Test
    void a_maximum_is_a_fact_and_needs_no_warning() {
        assertThat(judge(new Measured().ok(500, MILLI).count(1_000 * MILLI), "max <= 1s")
                        .warnings())
                .isEmpty();
    }

    private static Verdict passing(String objective, int seconds) {
        Verdict verdict = judge(new Measured().ok(100 * seconds, MILLI).count(1_000 * MILLI), objective);
        assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
        return verdict;
    }
}
