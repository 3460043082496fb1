package io.sloguard.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Cause.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleLogTest {

    private static Sighting sighting(int number) {
        return new Sighting(
                new Cause(Kind.ROW_LOCK, "wallets", "select " + number),
                Optional.of(new Blocker("session " + number, "active", "")));
    }

    @Test
    void entries_belong_to_the_sample_that_was_begun_last() {
        SampleLog log = new SampleLog();
        for (int sample = 0; sample < 1_000; sample++) {
            log.begin(sample * 10L);
            log.add(sample, sighting(1));
            log.add(sample + 1, sighting(2));
        }

        assertThat(log.samples()).isEqualTo(1_000);
        assertThat(log.firstEntry(500)).isEqualTo(1_000);
        assertThat(log.sampleOf(1_001)).isEqualTo(500);
        assertThat(log.number(1_001)).isEqualTo(501);
        assertThat(log.sighting(1_001)).isEqualTo(sighting(2));
        assertThat(log.firstEntry(1_000)).isEqualTo(log.entries()).isEqualTo(2_000);
    }

    @Test
    void first_sample_from_a_moment_is_at_it_or_after_it() {
        SampleLog log = new SampleLog();
        log.begin(10);
        log.begin(20);

        assertThat(log.firstSampleFrom(10)).isZero();
        assertThat(log.firstSampleFrom(11)).isEqualTo(1);
        assertThat(log.firstSampleFrom(21)).isEqualTo(2);
    }

    @Test
    void beyond_so_many_different_sightings_only_kind_and_table_are_kept() {
        SampleLog log = new SampleLog();
        log.begin(0);
        for (int i = 0; i <= SampleLog.MAX_SIGHTINGS; i++) {
            log.add(i, sighting(i));
        }

        assertThat(log.sighting(SampleLog.MAX_SIGHTINGS - 1)).isEqualTo(sighting(SampleLog.MAX_SIGHTINGS - 1));
        assertThat(log.sighting(SampleLog.MAX_SIGHTINGS))
                .isEqualTo(new Sighting(new Cause(Kind.ROW_LOCK, "wallets", ""), Optional.empty()));
    }

    @Test
    void full_log_says_so_and_takes_no_more() {
        SampleLog log = new SampleLog();
        log.begin(0);
        for (int i = 0; i < SampleLog.MAX_ENTRIES; i++) {
            log.add(1, Sighting.of(Kind.OUTSIDE));
        }
        assertThat(log.isFull()).isFalse();

        log.add(2, Sighting.of(Kind.OUTSIDE));

        assertThat(log.isFull()).isTrue();
        assertThat(log.entries()).isEqualTo(SampleLog.MAX_ENTRIES);
    }
}
