package io.sloguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.JudgedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test methods whose load and objectives come from a file. */
public class SloTestPlanTest {

    /** Annotations hold constants, so the file is always at the same place; the build empties it. */
    private static final String PLAN = "target/planned-test/perf.yaml";

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicInteger CALLS_OF_CLASS = new AtomicInteger();

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        CALLS.set(0);
        CALLS_OF_CLASS.set(0);
    }

    private static void plan(String yaml) throws IOException {
        Files.createDirectories(Path.of(PLAN).getParent());
        Files.writeString(Path.of(PLAN), yaml);
    }

    /** What the file says that is run, and the body replaces. */
    public static final class Replaced implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> {
                CALLS_OF_CLASS.incrementAndGet();
                return Outcome.ok();
            };
        }
    }

    static class Referring {

        @SloTest(plan = PLAN, scenario = "registration")
        void registers(ScenarioContext context) {
            assertThat(context.settings()).containsEntry("room", "blue");
            CALLS.incrementAndGet();
        }

        @AfterEach
        void after(JudgedRun run) {
            assertThat(run.verdict("registration", "errors < 2%").objective().declaredAt())
                    .hasToString("Optional[" + PLAN + ":4]");
        }
    }

    private static final String SCENARIO = """
            scenarios:
              registration:
                load: {rate: 1000/s, warmup: 0s, operations: 300}
                objectives: [errors < 2%]
                set: {room: blue}
            """;

    @Test
    void load_and_objectives_come_from_the_file_and_the_operation_from_the_body() throws IOException {
        plan(SCENARIO);

        assertThat(new Launched(directory).run(Referring.class).only()).isEqualTo("SUCCESSFUL");

        assertThat(CALLS).hasValue(300);
    }

    @Test
    void body_takes_the_place_of_the_class_of_the_file() throws IOException {
        plan(SCENARIO + "    class: " + Replaced.class.getName() + "\n");

        assertThat(new Launched(directory).run(Referring.class).only()).isEqualTo("SUCCESSFUL");

        assertThat(CALLS).hasValue(300);
        assertThat(CALLS_OF_CLASS).hasValue(0);
    }

    static class Both {

        @SloTest(plan = PLAN, rate = "10/s", objectives = "p95 <= 1s")
        void registration() {}
    }

    @Test
    void mistakes_of_annotation_and_file_are_told_together() throws IOException {
        plan(SCENARIO.replace("errors < 2%", "errors < 2"));

        assertThat(new Launched(directory).run(Both.class).only()).isEqualTo("""
                FAILED
                io.sloguard.junit.SloTestPlanTest$Both.registration has 3 mistakes; nothing was run:
                  @SloTest(rate)  load, objectives and target come from the plan target/planned-test/perf.yaml: \
                take rate away, or the plan
                  @SloTest(objectives)  load, objectives and target come from the plan target/planned-test/perf.yaml: \
                take objectives away, or the plan
                  target/planned-test/perf.yaml:4:18  objective "errors < 2": a limit is a number with its unit, in %, \
                not "2\"""");
    }

    static class Misspelt {

        @SloTest(plan = PLAN)
        void registratoin() {}
    }

    @Test
    void scenario_that_the_file_does_not_have_is_named() throws IOException {
        plan(SCENARIO);

        assertThat(new Launched(directory).run(Misspelt.class).only())
                .contains(
                        "io.sloguard.junit.SloTestPlanTest$Misspelt.registratoin has 1 mistake; nothing was run:",
                        "no scenario is named \"registratoin\" (perf.scenario); did you mean registration?");
    }

    @Test
    void objective_relative_to_earlier_runs_is_refused() throws IOException {
        plan("baselines: runs.jsonl\n" + SCENARIO.replace("errors < 2%", "p95 <= 1.1 * baseline"));

        assertThat(new Launched(directory).run(Referring.class).only()).isEqualTo("""
                FAILED
                io.sloguard.junit.SloTestPlanTest$Referring.registers has 1 mistake; nothing was run:
                  target/planned-test/perf.yaml:5  "p95 <= 1.1 * baseline" compares with earlier runs, which a test \
                cannot; have it judged by perf:check""");
    }
}
