package io.sloguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JUnit's parallel execution beside loads. */
class SloTestParallelTest {

    private static final AtomicInteger TESTS_AT_ONCE = new AtomicInteger();
    private static final AtomicInteger MOST_BESIDE_A_LOAD = new AtomicInteger();
    private static final AtomicInteger OTHERS = new AtomicInteger();

    @TempDir
    private Path directory;

    static class Load {

        @BeforeEach
        void before() {
            TESTS_AT_ONCE.incrementAndGet();
        }

        @SloTest(users = "1", warmup = "0s", duration = "100ms", objectives = "errors <= 0%")
        void one() {
            MOST_BESIDE_A_LOAD.accumulateAndGet(TESTS_AT_ONCE.get(), Math::max);
        }

        @SloTest(users = "1", warmup = "0s", duration = "100ms", objectives = "errors <= 0%")
        void two() {
            MOST_BESIDE_A_LOAD.accumulateAndGet(TESTS_AT_ONCE.get(), Math::max);
        }

        @AfterEach
        void after() {
            TESTS_AT_ONCE.decrementAndGet();
        }
    }

    static class OtherLoad extends Load {}

    static class Ordinary {

        @RepeatedTest(20)
        void other() throws InterruptedException {
            TESTS_AT_ONCE.incrementAndGet();
            OTHERS.incrementAndGet();
            Thread.sleep(5);
            TESTS_AT_ONCE.decrementAndGet();
        }
    }

    @Test
    void no_other_test_runs_beside_a_load() {
        Launched.Results results = new Launched(directory)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .run(Load.class, Ordinary.class, OtherLoad.class);

        assertThat(results.ends()).hasSize(24).containsOnly("SUCCESSFUL");
        assertThat(OTHERS).hasValue(20);
        assertThat(MOST_BESIDE_A_LOAD).hasValue(1);
    }
}
