package io.sloguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test methods under load, run by JUnit; each load is over in a fraction of a second. */
class SloTestTest {

    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    private Launched launched() {
        return new Launched(directory);
    }

    private JudgedRun resultOf(Class<?> type, String method) {
        return ResultJson.read(directory.resolve(type.getName() + "." + method).resolve("result.json"));
    }

    static class Proven {

        @BeforeEach
        void before(ScenarioContext context) {
            CALLS.add("before " + context.name() + " of " + context.users() + " workers");
        }

        @SloTest(
                rate = "1000/s",
                workers = "8",
                warmupOperations = "20",
                operations = "400",
                objectives = {"p95 <= 2s", "errors < 1%"})
        void answers(Operation operation) {
            CALLS.add(operation.isWarmup() ? "warm-up" : "operation");
        }

        @AfterEach
        void after(JudgedRun run) {
            CALLS.add("after " + run.verdict("answers", "p95 <= 2s").state());
        }
    }

    @Test
    void proven_objectives_let_the_test_succeed() {
        assertThat(launched().run(Proven.class).only()).isEqualTo("SUCCESSFUL");

        JudgedRun run = resultOf(Proven.class, "answers");
        assertThat(run.judgement().count(VerdictState.PASS)).isEqualTo(2);
        assertThat(run.result().scenario("answers").orElseThrow().counts().ok()).isEqualTo(400);
        assertThat(directory.resolve(Proven.class.getName() + ".answers").resolve("report.html"))
                .isNotEmptyFile();
    }

    @Test
    void lifecycle_methods_run_once_around_the_load_and_the_body_once_per_operation() {
        launched().run(Proven.class);

        List<String> calls = List.copyOf(CALLS);
        assertThat(calls).startsWith("before answers of 8 workers").endsWith("after PASS");
        assertThat(calls).filteredOn("warm-up"::equals).hasSize(20);
        assertThat(calls).filteredOn("operation"::equals).hasSize(400);
        assertThat(calls).hasSize(422);
    }

    static class Broken {

        @SloTest(
                rate = "1000/s",
                warmup = "0s",
                operations = "400",
                seed = "42",
                objectives = {"errors < 1%", "max <= 1m"})
        void halfFails(Operation operation) throws Exception {
            if (operation.number() % 4 == 0) {
                throw new IllegalStateException("sold out");
            }
            if (operation.number() % 4 == 1) {
                throw new AssertionError("stock is 0");
            }
        }
    }

    @Test
    void broken_objective_fails_the_test_with_its_figures() {
        assertThat(launched().run(Broken.class).only()).isEqualTo("x");
    }
}
