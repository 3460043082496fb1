package io.sloguard.engine;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.result.MachineNoise;
import io.sloguard.result.NoiseSecond;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryTest {

    @TempDir
    private Path proc;

    private final VirtualTicker ticker = new VirtualTicker();

    @Test
    void each_second_has_what_the_system_says() throws IOException, InterruptedException {
        processors(100, 0, "3/200");
        long origin = ticker.nanoTime();
        Canary canary = new Canary(ticker, proc);
        canary.start();
        ticker.sleep(ofMillis(950));
        processors(300, 50, "5/200");
        ticker.sleep(ofMillis(1_100));

        MachineNoise noise = canary.stop(origin);

        assertThat(noise.seconds()).hasSize(2);
        NoiseSecond first = noise.seconds().get(0);
        assertThat(first.stealRatio()).hasValue(0);
        assertThat(first.runnable()).hasValue(2);
        NoiseSecond second = noise.seconds().get(1);
        assertThat(second.stealRatio().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(second.runnable()).hasValue(4);
    }

    @Test
    void a_timer_that_is_late_is_noted_in_its_second() throws InterruptedException {
        ticker.stall(ofMillis(2_450), ofMillis(2_530));
        long origin = ticker.nanoTime();
        Canary canary = new Canary(ticker, proc);
        canary.start();
        ticker.sleep(ofMillis(4_050));

        MachineNoise noise = canary.stop(origin);

        assertThat(noise.seconds()).extracting(NoiseSecond::lateNanos).containsExactly(0L, 0L, 30_000_000L, 0L);
    }

    @Test
    void a_stall_of_seconds_leaves_no_second_out() throws InterruptedException {
        ticker.stall(ofMillis(1_450), ofMillis(3_750));
        long origin = ticker.nanoTime();
        Canary canary = new Canary(ticker, proc);
        canary.start();
        ticker.sleep(ofMillis(6_050));

        MachineNoise noise = canary.stop(origin);

        assertThat(noise.seconds()).hasSize(6);
        assertThat(noise.seconds().get(1).lateNanos()).isEqualTo(2_250_000_000L);
        assertThat(noise.seconds().get(5).lateNanos()).isZero();
    }

    @Test
    void where_the_system_says_nothing_steal_and_run_queue_are_unknown() throws InterruptedException {
        long origin = ticker.nanoTime();
        Canary canary = new Canary(ticker, proc.resolve("not-there"));
        canary.start();
        ticker.sleep(ofMillis(1_150));

        MachineNoise noise = canary.stop(origin);

        assertThat(noise.seconds()).hasSize(1);
        assertThat(noise.seconds().get(0).stealRatio()).isEmpty();
        assertThat(noise.seconds().get(0).runnable()).isEmpty();
    }

    @Test
    void a_phase_of_less_than_a_second_is_unknown() throws InterruptedException {
        long origin = ticker.nanoTime();
        Canary canary = new Canary(ticker, proc);
        canary.start();
        ticker.sleep(ofMillis(900));

        assertThat(canary.stop(origin).isUnknown()).isTrue();
    }

    @Test
    void files_of_another_system_say_nothing() throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu 1 2 three\n");
        Files.writeString(proc.resolve("loadavg"), "0.00 0.01 0.05\n");

        try (MachineLoad machine = MachineLoad.open(proc).orElseThrow()) {
            assertThat(machine.read()).isEmpty();
        }
    }

    @Test
    void work_takes_real_time() throws InterruptedException {
        Ticker real = Ticker.system();
        long origin = real.nanoTime();
        Canary canary = new Canary(real, proc);
        canary.warmUp();
        canary.start();
        real.sleepUntil(real.nanoTime() + Duration.ofMillis(1_300).toNanos());

        MachineNoise noise = canary.stop(origin);

        assertThat(noise.seconds().get(0).workNanos())
                .isBetween(20_000L, ofSeconds(1).toNanos());
    }

    private void processors(long busyTicks, long stealTicks, String runnable) throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  " + busyTicks + " 0 0 0 0 0 0 " + stealTicks + " 0 0\ncpu0 1\n");
        Files.writeString(proc.resolve("loadavg"), "0.00 0.01 0.05 " + runnable + " 4711\n");
    }
}
