package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.StopPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopReaderTest {

    private static final String PLAN = """
            defaults:
              load: {duration: 20s}
              objectives: [p95 <= 100ms]
              stop: broken
            scenarios:
              inherits: {class: a.B, load: {rate: 10/s}}
              states: {class: a.B, load: {rate: 10/s}, stop: hopeless}
              refuses: {class: a.B, load: {rate: 10/s}, stop: never}
              closed: {class: a.B, load: {users: 2}}
            """;

    @TempDir
    private Path directory;

    @Test
    void scenario_goes_before_defaults_and_closed_loads_are_passed_by() throws IOException {
        assertThat(policies(Overrides.NONE))
                .containsExactly(StopPolicy.BROKEN, StopPolicy.HOPELESS, StopPolicy.NEVER, StopPolicy.NEVER);
    }

    @Test
    void command_line_goes_before_the_plan() throws IOException {
        Overrides hopeless = new Overrides(
                Optional.empty(), OptionalLong.empty(), Optional.of(StopPolicy.HOPELESS), Overrides.Part.CHECKS);

        assertThat(policies(hopeless))
                .containsExactly(StopPolicy.HOPELESS, StopPolicy.HOPELESS, StopPolicy.HOPELESS, StopPolicy.NEVER);
    }

    @Test
    void without_the_key_every_scenario_runs_to_its_end() throws IOException {
        Plan plan = PlanFile.of(directory, PLAN.replace("  stop: broken\n", "").replace(", stop: hopeless", ""))
                .read();

        assertThat(plan.scenarios())
                .allMatch(scenario -> scenario.load().course().isFixed());
    }

    @Test
    void every_mistake_is_told_with_its_place() throws IOException {
        PlanFile file = PlanFile.of(directory, """
                scenarios:
                  misspelt: {class: a.B, load: {rate: 10/s, duration: 20s}, objectives: [p95 <= 1s], stop: early}
                  closed: {class: a.B, load: {users: 2, duration: 20s}, objectives: [p95 <= 1s], stop: broken}
                """);

        assertThat(file.refusal())
                .contains("perf.yaml:2:92  stop: one of never, broken, hopeless, not \"early\"")
                .contains(
                        "perf.yaml:3:88  scenarios.closed.stop: belongs to an open load (rate); what a second of users who"
                                + " wait for answers shows depends on those answers, and cannot be judged before the end");
    }

    private List<StopPolicy> policies(Overrides overrides) throws IOException {
        return PlanFile.of(directory, PLAN).read(overrides).scenarios().stream()
                .map(scenario -> scenario.load().course().stop())
                .toList();
    }
}
