package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadModel;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadTextTest {

    private static final PhaseLength NONE = new PhaseLength.ForDuration(Duration.ZERO);
    private static final PhaseLength SOME_SECONDS = new PhaseLength.ForDuration(Duration.ofSeconds(20));

    @Test
    void words_of_an_open_load_name_rate_spread_and_phases() {
        RateProfile constant = new RateProfile.Constant(Rate.perSecond(100));

        assertThat(words(new OpenLoad(constant, OpenLoad.Arrivals.POISSON), SOME_SECONDS, SOME_SECONDS, 64))
                .isEqualTo("open load, 100/s as a Poisson process, 20 s warm-up, 20 s measured");
        assertThat(words(new OpenLoad(constant, OpenLoad.Arrivals.EVEN), NONE, SOME_SECONDS, 64))
                .isEqualTo("open load, 100/s, evenly, 20 s measured");
    }

    @Test
    void words_of_a_closed_load_name_users_think_time_and_operations() {
        PhaseLength operations = new PhaseLength.ForOperations(5_000);

        assertThat(words(new ClosedLoad(8, Duration.ofMillis(20)), NONE, operations, 8))
                .isEqualTo("closed load, 8 users who think for 20 ms, 5,000 ops measured");
        assertThat(words(new ClosedLoad(1, Duration.ZERO), NONE, operations, 1))
                .isEqualTo("closed load, 1 user, 5,000 ops measured");
    }

    private static String words(LoadModel model, PhaseLength warmup, PhaseLength measurement, int workers) {
        return LoadText.words(new LoadPlan(model, warmup, measurement, LoadPlan.DEFAULT_DRAIN, workers));
    }
}
