package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.scenario.Outcome;
import io.sloguard.slo.DeclaredObjective;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Plans that code states. */
class StatedPlanTest {

    /** Code that hands the scenario over, and has no target. */
    private static final PlanChecks CHECKS = new PlanChecks() {
        @Override
        public List<String> scenarioClassProblems(String className) {
            return List.of();
        }

        @Override
        public Optional<ScenarioSource> unstatedSource() {
            return Optional.of(new ScenarioSource.Declared("code", () -> context -> operation -> Outcome.ok()));
        }

        @Override
        public List<String> targetProblems(PlannedTarget target) {
            return List.of("there is no " + target.target());
        }
    };

    private static Plan read(Map<String, List<String>> keys) {
        StatedPlan stated = new StatedPlan("com.example.ShopTest.order", "@SloTest", "order", keys);
        return new PlanReader(CHECKS).read(stated, Overrides.NONE);
    }

    @Test
    void is_read_like_a_file() {
        Plan plan = read(Map.of(
                "rate", List.of("100/s"),
                "duration", List.of("10s"),
                "warmup", List.of("1s"),
                "seed", List.of("7"),
                "objectives", List.of("p95 <= 215ms", "errors < 1%")));

        PlannedScenario scenario = plan.scenarios().get(0);
        assertThat(plan.seed()).isEqualTo(OptionalLong.of(7));
        assertThat(scenario.name()).isEqualTo("order");
        assertThat(scenario.load())
                .isEqualTo(new LoadPlan(
                        new OpenLoad(new RateProfile.Constant(Rate.perSecond(100)), OpenLoad.Arrivals.EVEN),
                        new ForDuration(Duration.ofSeconds(1)),
                        new ForDuration(Duration.ofSeconds(10)),
                        LoadPlan.DEFAULT_DRAIN,
                        LoadPlan.DEFAULT_WORKERS));
        assertThat(scenario.objectives())
                .extracting(declared -> declared.objective().toString())
                .containsExactly("p95 <= 215ms", "errors < 1%");
        assertThat(scenario.objectives())
                .extracting(DeclaredObjective::declaredAt)
                .containsOnly(Optional.empty());
    }

    @Test
    void mistakes_name_the_key_or_the_whole() {
        assertThatThrownBy(() -> read(Map.of("target", List.of("oracle"))))
                .isInstanceOf(PlanException.class)
                .hasMessage("""
                        com.example.ShopTest.order has 4 mistakes; nothing was run:
                          @SloTest(target)  there is no oracle
                          @SloTest  scenarios.order.load needs a rate (open load), for example rate: 100/s, or users \
                        (closed load)
                          @SloTest  scenarios.order.load needs a duration, for example duration: 20s, or a number of \
                        operations
                          @SloTest  scenarios.order has no objectives: nothing would be judged""");
    }

    @Test
    void key_has_one_value() {
        assertThatThrownBy(() -> read(Map.of("rate", List.of("1/s", "2/s"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate has one value, not [1/s, 2/s]");
    }
}
