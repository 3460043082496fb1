package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.RunResult;
import org.junit.jupiter.api.Test;

class RunInAnotherEnvironmentTest {

    @Test
    void run_keeps_everything_else_its_diagnoses_too() {
        RunResult run = SampleRuns.diagnosed().result();

        RunResult moved = run.in(run.environment().onMachine("another"));

        assertThat(moved.environment().machine()).isEqualTo("another");
        assertThat(moved.diagnoses()).isEqualTo(run.diagnoses()).isNotEmpty();
        assertThat(moved.in(run.environment())).isEqualTo(run);
    }
}
