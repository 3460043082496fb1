package io.sloguard.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeLimitTest {

    @TempDir
    private Path directory;

    @Test
    void limit_is_what_the_user_asks_for() throws IOException {
        ForkedPlan plan = new ForkedPlan(directory).write(Faults.Steady.class);

        TimeLimit limit = TimeLimit.of(plan.request(Optional.of(Duration.ofSeconds(90))), directory)
                .orElseThrow();

        assertThat(limit.duration()).isEqualTo(Duration.ofSeconds(90));
        assertThat(limit.words()).isEqualTo("1 min 30 s. Raise perf.timeout if the plan needs longer");
    }

    @Test
    void limit_follows_from_the_plan_whether_or_not_its_classes_are_here() throws IOException {
        ForkedPlan plan = new ForkedPlan(directory)
                .write("scenarios: {a: {class: not.Here, load: {rate: 1/s, duration: 20s}, objectives: [max <= 1s]}}");

        TimeLimit limit =
                TimeLimit.of(plan.request(Optional.empty()), directory).orElseThrow();

        assertThat(limit.duration()).isEqualTo(Duration.ofSeconds(2 * (3 + 20) + 300));
        assertThat(limit.words())
                .isEqualTo("5 min 46 s. That is twice the planned time and 5 min;"
                        + " set perf.timeout if set-up needs longer");
    }

    @Test
    void plan_that_cannot_be_read_has_the_time_of_set_up() {
        ForkedPlan missing = new ForkedPlan(directory);

        assertThat(TimeLimit.of(missing.request(Optional.empty()), directory).map(TimeLimit::duration))
                .contains(Duration.ofMinutes(5));
    }

    @Test
    void plan_without_an_end_has_no_limit() throws IOException {
        ForkedPlan plan = new ForkedPlan(directory)
                .write("scenarios: {a: {class: x.A, load: {users: 1, operations: 9}, objectives: [max <= 1s]}}");

        assertThat(TimeLimit.of(plan.request(Optional.empty()), directory)).isEmpty();
    }
}
