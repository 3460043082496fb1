package io.sloguard.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.FitnessReport;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.slo.FailOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines as their files describe them, and this one for a second. */
class DoctorTest {

    @TempDir
    private Path root;

    @Test
    void every_respect_is_looked_at_and_each_says_what_was_measured_and_what_is_allowed() throws Exception {
        List<Finding> findings = new Doctor(root, root, Path.of("/"), Duration.ofSeconds(1)).examine();

        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactly(
                        "timers",
                        "stalls of this process",
                        "noise",
                        "stolen time",
                        "processors",
                        "load average",
                        "other builds",
                        "processor quota",
                        "clock",
                        "free disk",
                        "fsync");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.measured()).isNotBlank();
            assertThat(finding.allowed()).isNotBlank();
        });
        assertThat(findings.get(0).measured())
                .matches("99 % start at most \\d+\\.\\d\\d ms late, the worst \\d+\\.\\d ms");
        assertThat(findings.get(10).measured()).contains("half take at most", root.toString());
    }

    @Test
    void quota_of_a_container_is_doubtful_in_both_versions_of_control_groups() throws Exception {
        assertThat(machine().quota().fitness()).isEqualTo(Fitness.FIT);

        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        assertThat(machine().quota().fitness()).isEqualTo(Fitness.FIT);

        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000");
        assertThat(machine().quota().measured()).isEqualTo("0.50 processors");

        write("sys/fs/cgroup/cpu.max", "150000 100000");
        assertThat(machine().quota())
                .isEqualTo(new Finding(
                        "processor quota",
                        Fitness.DOUBTFUL,
                        "1.50 processors",
                        "none",
                        "When a container has used up its quota, all its threads stand still at once: give it whole"
                                + " processors (a cpuset) instead of a quota"));
    }

    @Test
    void load_before_is_a_hint_and_not_known_everywhere() throws Exception {
        assertThat(machine().load().fitness()).isEqualTo(Fitness.UNKNOWN);

        int processors = Runtime.getRuntime().availableProcessors();
        write("proc/loadavg", 0.4 * processors + " 0.1 0.1 1/100 42");
        assertThat(machine().load().fitness()).isEqualTo(Fitness.FIT);

        write("proc/loadavg", 9 * processors + " 0.1 0.1 1/100 42");
        assertThat(machine().load().fitness()).isEqualTo(Fitness.DOUBTFUL);
        assertThat(machine().load().measured()).isEqualTo("9.00 per processor over the last minute");
    }

    @Test
    void other_build_is_seen_by_its_launcher() throws Exception {
        Process build = new ProcessBuilder(
                        "sh", "-c", "echo started; sleep 60; :", "org.codehaus.plexus.classworlds.launcher.Launcher")
                .start();
        try {
            assertThat(build.inputReader().readLine()).isEqualTo("started");
            assertThat(OtherBuilds.of(Stream.of(build.toHandle())).measured())
                    .isEqualTo("1 (process " + build.pid() + ")");
        } finally {
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly().waitFor();
        }
        assertThat(OtherBuilds.of(Stream.of(ProcessHandle.current())).fitness()).isEqualTo(Fitness.FIT);
    }

    @Test
    void figures_are_fit_up_to_the_first_limit_and_doubtful_up_to_the_second() {
        Finding.Limits limits = new Finding.Limits(1, 10, "at most 1");

        assertThat(Stream.of(1.0, 1.01, 10.0, 10.01)
                        .map(figure -> Finding.of("timers", figure, limits, "measured", "advice")
                                .fitness()))
                .containsExactly(Fitness.FIT, Fitness.DOUBTFUL, Fitness.DOUBTFUL, Fitness.UNFIT);
    }

    @Test
    void report_has_a_line_for_each_finding_its_advice_and_a_conclusion() {
        Finding fit = Finding.fit("processors", "4", "at least 2");
        Finding doubtful = new Finding("other builds", Fitness.DOUBTFUL, "1 (process 7)", "none", "Wait for its end");
        Finding unfit = new Finding("noise", Fitness.UNFIT, "noisy", "a quiet machine", "End other programs");

        assertThat(texts(List.of(fit, doubtful, unfit)))
                .containsExactly(
                        "INFO    [ok]   processors             4   allowed: at least 2",
                        "WARNING [ ? ]  other builds           1 (process 7)   allowed: none",
                        "WARNING        Wait for its end",
                        "ERROR   [FAIL] noise                  noisy   allowed: a quiet machine",
                        "ERROR          End other programs",
                        "INFO    ",
                        "ERROR   this machine is not fit to judge latencies: noise");
        assertThat(texts(List.of(fit, doubtful)))
                .endsWith("WARNING this machine can judge latencies, with the reservations above (other builds)");
        assertThat(texts(List.of(fit))).endsWith("INFO    this machine is fit to judge latencies");
    }

    @Test
    void unfit_machine_breaks_the_build_and_a_doubtful_one_if_asked_for() {
        List<Finding> doubtful = List.of(new Finding("noise", Fitness.DOUBTFUL, "x", "y", "z"));
        List<Finding> unfit = List.of(new Finding("noise", Fitness.UNFIT, "x", "y", "z"));

        assertThat(Stream.of(FailOn.values()).map(failOn -> Doctor.breaks(doubtful, failOn)))
                .containsExactly(false, true, false);
        assertThat(Stream.of(FailOn.values()).map(failOn -> Doctor.breaks(unfit, failOn)))
                .containsExactly(true, true, false);
    }

    private static List<String> texts(List<Finding> findings) {
        return new FitnessReport(Symbols.ASCII)
                .lines(findings).stream().map(DoctorTest::text).toList();
    }

    private static String text(ReportLine line) {
        return String.format("%-7s %s", line.level(), line.text());
    }

    private MachineFacts machine() {
        return new MachineFacts(root);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }
}
