package io.sloguard.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoadPlanTest {

    private static final PhaseLength SECOND = new ForDuration(Duration.ofSeconds(1));
    private static final LoadModel TWO_USERS = new ClosedLoad(2, Duration.ZERO);
    private static final LoadModel OPEN =
            new OpenLoad(new RateProfile.Constant(Rate.perSecond(10)), OpenLoad.Arrivals.EVEN);

    static List<Arguments> refused() {
        return List.of(
                refused("the measured phase is empty", () -> plan(OPEN, new ForOperations(0), Duration.ZERO, 1)),
                refused(
                        "the measured phase is empty",
                        () -> plan(OPEN, new ForDuration(Duration.ZERO), Duration.ZERO, 1)),
                refused("drain is 0 to 7 days, not PT-1S", () -> plan(OPEN, SECOND, Duration.ofSeconds(-1), 1)),
                refused(
                        "drain is 0 to 7 days, not PT168H0.000000001S",
                        () -> plan(OPEN, SECOND, Duration.ofDays(7).plusNanos(1), 1)),
                refused("workers are 1 to 4096, not 0", () -> plan(OPEN, SECOND, Duration.ZERO, 0)),
                refused("workers are 1 to 4096, not 4097", () -> plan(OPEN, SECOND, Duration.ZERO, 4097)),
                refused(
                        "a closed load of 2 users has as many workers, not 3",
                        () -> plan(TWO_USERS, SECOND, Duration.ZERO, 3)),
                refused("a closed load has at least 1 user, not 0", () -> new ClosedLoad(0, Duration.ZERO)),
                refused("think time is 0 to 7 days, not PT-1S", () -> new ClosedLoad(1, Duration.ofSeconds(-1))),
                refused("think time is 0 to 7 days, not PT192H", () -> new ClosedLoad(1, Duration.ofDays(8))),
                refused("a phase lasts from 0 to 7 days, not PT-1S", () -> new ForDuration(Duration.ofSeconds(-1))),
                refused("a phase lasts from 0 to 7 days, not PT192H", () -> new ForDuration(Duration.ofDays(8))),
                refused("a phase has 0 or more operations, not -1", () -> new ForOperations(-1)),
                refused(
                        "a phase has at most 200000000 arrivals, not 200000001:"
                                + " shorten it, or split the load over several generators",
                        () -> new ForOperations(200_000_001)),
                refused("a rate of 0 plans nothing", () -> new RateProfile.Constant(Rate.perSecond(0))),
                refused(
                        "a ramp from 0 to 0 plans nothing",
                        () -> new RateProfile.Ramp(Rate.perSecond(0), Rate.perSecond(0))),
                refused("a rate has 0 to 100000000 operations, not -1", () -> Rate.perSecond(-1)),
                refused("a rate has 0 to 100000000 operations, not 100000001", () -> Rate.perSecond(100_000_001)),
                refused("a rate's period is 1 ns to 1 hour, not 0 ns", () -> new Rate(1, 0)),
                refused(
                        "a rate's period is 1 ns to 1 hour, not 3600000000001 ns",
                        () -> new Rate(1, 3_600_000_000_001L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_load_that_cannot_be_run_is_refused(String message, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void a_closed_load_has_a_worker_per_user() {
        LoadPlan plan = plan(TWO_USERS, SECOND, Duration.ZERO, 2);

        assertThat(plan.workers()).isEqualTo(2);
    }

    @Test
    void a_rate_is_shown_per_second() {
        assertThat(Rate.perSecond(100)).hasToString("100/s");
        assertThat(new Rate(90, 60_000_000_000L)).hasToString("1.5/s");
        assertThat(new RateProfile.Ramp(Rate.perSecond(0), Rate.perSecond(50))).hasToString("0/s -> 50/s");
    }

    private static LoadPlan plan(LoadModel model, PhaseLength measurement, Duration drain, int workers) {
        return new LoadPlan(model, new ForOperations(0), measurement, drain, workers);
    }

    private static Arguments refused(String message, ThrowingCallable made) {
        return Arguments.of(message, made);
    }
}
