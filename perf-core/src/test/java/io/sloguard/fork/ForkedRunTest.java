package io.sloguard.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.report.Ending;
import io.sloguard.report.Handover;
import io.sloguard.report.ReportLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs that end in every way. The timeouts only end a test that would hang. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ForkedRunTest {

    @TempDir
    private Path directory;

    private ForkedPlan plan;

    @BeforeEach
    void namePlan() {
        plan = new ForkedPlan(directory);
    }

    @Test
    void run_that_holds_hands_over_its_report_and_its_result() throws Exception {
        Handover handover =
                plan.write(Faults.Steady.class).run(Optional.empty()).run(line -> {});

        assertThat(handover.message()).isEmpty();
        assertThat(handover.ending()).isEqualTo(Ending.HELD);
        assertThat(handover.lines())
                .extracting(line -> line.text())
                .endsWith(
                        "[ok] 1 of 1 objectives held   seed 42",
                        "result  " + plan.output().resolve("result.json"),
                        "report  " + plan.report().toUri());
        assertThat(plan.report()).content().startsWith("<!DOCTYPE html>").contains("The objective held");
        assertThat(ResultJson.read(plan.output().resolve("result.json"))
                        .result()
                        .scenarios()
                        .get(0)
                        .counts()
                        .scheduled())
                .isEqualTo(100);
    }

    @Test
    void run_that_breaks_its_objective_hands_over_why() throws Exception {
        Handover handover =
                plan.write(Faults.Failing.class).run(Optional.empty()).run(line -> {});

        assertThat(handover.ending()).isEqualTo(Ending.BROKEN);
        assertThat(handover.message()).isEqualTo("""
            1 of 1 objectives broken

              only   errors <= 0%%   broken, observed 100 %%   n 100   %s:6
                  100 of 100 operations did not succeed; this run itself is not <= the limit
                  100 operations of this run did not succeed, and none may (n 100, K 100)

              Report     %s
              Reproduce  mvn verify -Dperf.scenario=only -Dperf.seed=42
              Only report, do not fail: -Dperf.failOn=never\
            """.formatted(
                        plan.file().getFileName(), plan.report().toUri()));
    }

    @Test
    void report_that_cannot_be_written_hides_no_verdict() throws Exception {
        Files.createDirectories(plan.output().resolve("report.html.part").resolve("in the way"));

        Handover handover =
                plan.write(Faults.Failing.class).run(Optional.empty()).run(line -> {});

        assertThat(handover.ending()).isEqualTo(Ending.BROKEN);
        assertThat(handover.lines().get(handover.lines().size() - 1))
                .isEqualTo(new ReportLine(
                        ReportLine.Level.WARNING,
                        "report  the report cannot be written to " + plan.report()
                                + ": java.nio.file.FileSystemException: " + plan.report() + ".part: Is a directory."
                                + " Is the disk full, or the directory read-only? The result is not affected"));
        assertThat(handover.message()).contains("  Report     " + plan.output().resolve("result.json") + "\n");
        assertThat(plan.output().resolve("result.json")).exists();
    }

    @Test
    void system_exit_with_zero_is_no_success_and_leaves_no_stale_result() throws Exception {
        Files.createDirectories(plan.output());
        Path stale = Files.writeString(plan.output().resolve("result.json"), "of an earlier run");

        Handover handover = plan.write(Faults.Exits.class).run(Optional.empty()).run(line -> {});

        assertFailed(handover, "ended with exit code 0 before the run was complete");
        assertThat(stale).doesNotExist();
    }

    @Test
    void halt_is_told_with_its_exit_code() throws Exception {
        Handover handover = plan.write(Faults.Halts.class).run(Optional.empty()).run(line -> {});

        assertFailed(handover, "ended with exit code 9 before the run was complete");
    }

    @Test
    void exhausted_memory_ends_the_run_and_is_in_its_last_output() throws Exception {
        Handover handover =
                plan.write(Faults.Hungry.class).run(Optional.empty(), "-Xmx24m").run(line -> {});

        assertFailed(handover, "ended with exit code 3 before the run was complete");
        assertThat(handover.message()).contains("Terminating due to java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void killed_fork_is_told_with_its_signal() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        ForkedRun run = plan.write(Faults.Hangs.class).run(Optional.empty());

        CompletableFuture<Handover> handover = CompletableFuture.supplyAsync(() -> handover(run, lines));
        ProcessHandle fork = ProcessHandle.of(awaitPid(lines)).orElseThrow();
        fork.destroyForcibly();

        assertFailed(handover.get(), "was killed by signal 9 (exit code 137)");
    }

    @Test
    void fork_ends_when_its_parent_is_killed() throws Exception {
        plan.write(Faults.Hangs.class);
        Process parent = new ProcessBuilder(
                        ForkedPlan.JAVA.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedPlan.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        ProcessHandle fork = ProcessHandle.of(awaitPid(parent)).orElseThrow();

        parent.destroyForcibly().waitFor();
        awaitGone(fork);

        assertThat(plan.output().resolve("fork.log")).content().contains("the parent process is gone; this run ends");
        assertThat(plan.output().resolve("handover.json")).doesNotExist();
    }

    @Test
    void time_limit_ends_a_run_that_hangs_and_logs_its_stacks() throws Exception {
        Optional<Duration> timeout = Optional.of(Duration.ofSeconds(1));

        Handover handover = plan.write(Faults.Hangs.class).run(timeout).run(line -> {});

        assertThat(handover)
                .isEqualTo(Handover.failed(
                        Ending.FAILED,
                        "the load JVM was still running after 1 s and was ended; nothing is judged."
                                + " Raise perf.timeout if the plan needs longer.\nIts log, with the stacks of its"
                                + " threads: " + plan.output().resolve("fork.log")));
        assertThat(plan.output().resolve("fork.log")).content().contains("\"main\" ");
    }

    @Test
    void process_that_never_comes_to_its_main_class_is_ended_by_force() throws Exception {
        Path java = Files.writeString(directory.resolve("java"), "#!/bin/sh\nexec sleep 3600\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        plan.write(Faults.Steady.class);
        ForkRequest request = plan.request(Optional.of(Duration.ofMillis(200)));

        Handover handover = new ForkedRun(request, plan.jvm(java), Duration.ofMillis(100)).run(line -> {});

        assertFailed(
                handover,
                "did not react to its time limit of 200 ms. Raise perf.timeout if the plan needs longer."
                        + " It was killed");
    }

    @Test
    void full_disk_while_the_result_is_written_fails_the_run() throws Exception {
        Files.createDirectories(plan.output());
        Files.createSymbolicLink(plan.output().resolve("result.json.part"), Path.of("/dev/full"));

        Handover handover =
                plan.write(Faults.Steady.class).run(Optional.empty()).run(line -> {});

        assertThat(handover)
                .isEqualTo(Handover.failed(
                        Ending.FAILED,
                        "the result cannot be written to " + plan.output().resolve("result.json")
                                + ": java.io.IOException: No space left on device"
                                + ". Is the disk full, or the directory read-only? Nothing was left behind"));
        assertThat(plan.output().resolve("result.json")).doesNotExist();
    }

    @Test
    void full_disk_while_the_handover_is_written_fails_the_run() throws Exception {
        Files.createDirectories(plan.output());
        Files.createSymbolicLink(plan.output().resolve("handover.json.part"), Path.of("/dev/full"));

        Handover handover =
                plan.write(Faults.Steady.class).run(Optional.empty()).run(line -> {});

        assertFailed(
                handover, "could not write to " + plan.output() + ": is the disk full, or the directory read-only?");
    }

    @Test
    void plan_with_a_mistake_is_misconfigured() throws Exception {
        Handover handover = plan.write("scenarios: {}").run(Optional.empty()).run(line -> {});

        assertThat(handover)
                .isEqualTo(Handover.failed(
                        Ending.MISCONFIGURED,
                        "perf.yaml has 1 mistake; nothing was run:\n"
                                + "  perf.yaml:1:12  the plan has no scenarios, so nothing would be measured"));
    }

    private void assertFailed(Handover handover, String how) {
        assertThat(handover.ending()).isEqualTo(Ending.FAILED);
        assertThat(handover.message())
                .startsWith("the load JVM " + how + "; nothing is judged.\nIts log: "
                        + plan.output().resolve("fork.log"));
        assertThat(handover.lines()).isEmpty();
    }

    private static Handover handover(ForkedRun run, BlockingQueue<String> lines) {
        try {
            return run.run(lines::add);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static long awaitPid(BlockingQueue<String> lines) throws InterruptedException {
        while (true) {
            String line = lines.take();
            if (line.startsWith("pid ")) {
                return Long.parseLong(line.substring(4));
            }
        }
    }

    private static long awaitPid(Process parent) throws IOException {
        BufferedReader reader = parent.inputReader();
        String line = reader.readLine();
        while (line != null && !line.startsWith("pid ")) {
            line = reader.readLine();
        }
        assertThat(line).as("the parent's output names the fork").isNotNull();
        return Long.parseLong(line.substring(4));
    }

    private static void awaitGone(ProcessHandle process) throws Exception {
        process.onExit().get();
    }
}
