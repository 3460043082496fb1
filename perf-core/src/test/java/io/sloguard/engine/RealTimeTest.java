package io.sloguard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.json.ResultJson;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.Plans;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.FixedContext;
import io.sloguard.scenario.Outcome;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objectives;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only real time can show, held to what is true on any machine, however busy. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RealTimeTest {

    private static final Ticker TICKER = Ticker.system();
    private static final long MILLI = 1_000_000;
    private static final Duration STOP = Duration.ofMillis(500);

    /** By the law {@code S - 0.01 T}: 0.5 s without 1 % of 8 s; less two arrivals, because the stop falls between two. */
    private static final long LEAST_P99_NANOS = (500 - 80 - 20) * MILLI;

    @TempDir
    private Path directory;

    @Test
    @DisplayName("C3: SIGSTOP of the load generator's process for 0.5 s of 8 s at 100/s")
    void a_process_that_was_stopped_does_not_blame_the_system() throws Exception {
        JudgedRun run = runAndStop();

        ScenarioResult result = run.result().scenarios().get(0);
        Verdict verdict = run.verdict(StoppedRun.NAME, StoppedRun.OBJECTIVE);
        assertThat(result.counts().ok()).isEqualTo(StoppedRun.RATE * StoppedRun.LENGTH.toSeconds());
        assertThat(result.health().longestStallNanos()).isGreaterThan(STOP.toNanos() - 30 * MILLI);
        assertThat(result.latencies().response().quantileNanos(0.99)).isGreaterThan(LEAST_P99_NANOS);
        assertThat(verdict.state()).as(verdict.reason()).isEqualTo(VerdictState.INVALID);
    }

    @Test
    @DisplayName("C11: 1000/s of nothing")
    void a_system_that_answers_at_once_is_never_blamed_and_no_arrival_is_lost() throws InterruptedException {
        LoadPlan plan = Plans.withDrain(Plans.open(1_000, Duration.ofSeconds(2), 8), Duration.ofMinutes(1));
        LoadRunner runner = new LoadRunner(TICKER, Duration.ofMinutes(1), progress -> {});

        ScenarioResult result = Tally.count(
                "nothing",
                plan,
                runner.run(plan, 1, context -> operation -> Outcome.ok(), new FixedContext("nothing", 1, 8)),
                List.of(100 * MILLI));

        assertThat(result.counts().ok()).isEqualTo(2_000);
        assertThat(result.counts().scheduled()).isEqualTo(2_000);
        assertThat(result.health().achievedRatio()).isEqualTo(1);
        assertThat(result.latencies().lag().count()).isEqualTo(2_000);
        assertThat(Objectives.judge(result, "p99 <= 100ms").state())
                .isIn(VerdictState.PASS, VerdictState.INCONCLUSIVE, VerdictState.INVALID);
    }

    @Test
    @DisplayName("C12: two million readings of the clock")
    void the_clock_never_goes_back() {
        long previous = TICKER.nanoTime();
        long backwards = 0;
        long steps = 0;

        for (int i = 0; i < 2_000_000; i++) {
            long now = TICKER.nanoTime();
            backwards += now < previous ? 1 : 0;
            steps += now > previous ? 1 : 0;
            previous = now;
        }

        assertThat(backwards).isZero();
        assertThat(steps).as("it does move").isPositive();
    }

    @Test
    void a_wait_is_never_over_before_its_moment() throws InterruptedException {
        for (long wait = 0; wait < 100; wait++) {
            long deadline = TICKER.nanoTime() + wait * 10_000;

            TICKER.sleepUntil(deadline);

            assertThat(TICKER.nanoTime()).isGreaterThanOrEqualTo(deadline);
        }
    }

    @Test
    void an_interrupt_ends_a_wait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> TICKER.sleepUntil(
                        TICKER.nanoTime() + Duration.ofHours(1).toNanos()))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("interrupted while waiting for an intended start");
    }

    private JudgedRun runAndStop() throws IOException, InterruptedException {
        Path file = directory.resolve("stopped.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppedRun.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo(StoppedRun.UNDER_WAY);
            signal(process, "-STOP");
            TICKER.sleepUntil(TICKER.nanoTime() + STOP.toNanos());
            signal(process, "-CONT");
            assertThat(output.lines()).isEmpty();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return ResultJson.read(file);
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
