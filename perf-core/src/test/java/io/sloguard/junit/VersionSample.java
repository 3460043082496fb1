package io.sloguard.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sloguard.scenario.Operation;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.JudgedRun;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Tests of which one succeeds, one fails and one is aborted, for every version of JUnit. */
class VersionSample {

    private final AtomicInteger operations = new AtomicInteger();
    private String scenario = "";

    @BeforeEach
    void before(ScenarioContext context) {
        scenario = context.name();
    }

    @SloTest(rate = "1000/s", warmup = "0s", operations = "300", objectives = "errors < 1%")
    void proven(Operation operation, RandomGenerator random, TestInfo info) {
        assertEquals("proven", info.getTestMethod().orElseThrow().getName());
        assertEquals(operation.random(), random);
        operations.incrementAndGet();
    }

    @SloTest(rate = "1000/s", warmup = "0s", operations = "300", objectives = "errors < 1%")
    void broken() {
        operations.incrementAndGet();
        throw new IllegalStateException("sold out");
    }

    @SloTest(rate = "1000/s", warmup = "0s", operations = "20", objectives = "errors < 1%")
    void tooShort() {
        operations.incrementAndGet();
    }

    @AfterEach
    void after(JudgedRun run) {
        assertEquals(
                operations.get(),
                run.result().scenario(scenario).orElseThrow().counts().started());
    }
}
