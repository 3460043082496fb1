package io.sloguard.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.target.TargetLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that become ready, do not, and end. The timeout only ends a test that would hang. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherTest {

    private static final Readiness SAYS_UP = new Readiness.Writes(Pattern.compile("^up"));

    @TempDir
    private Path directory;

    @Test
    void application_that_listens_at_its_port_is_ready_and_ends_with_its_children() throws Exception {
        Application listening = application(
                ListeningApplication.command("${port}"), new Readiness.Listens("${port}"), Duration.ofSeconds(30));

        long child;
        long itself;
        try (StartedApplications started = start(listening)) {
            int port = started.offered().orElseThrow().port("shop");
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertThat(started.problem()).isEmpty();
            assertThat(started.fill("http://localhost:${port}/${shop.port}/${other}"))
                    .isEqualTo("http://localhost:" + port + "/" + port + "/${other}");
            itself = pid("pid");
            child = pid("child");
            assertThat(isAlive(child)).isTrue();
        }

        assertThat(isAlive(itself)).isFalse();
        awaitGone(child);
    }

    @Test
    void application_that_is_deaf_to_polite_signals_is_ended_too() throws Exception {
        Application deaf = shell("trap '' TERM; echo pid $$; echo up; while :; do sleep 0.1; done");

        long itself;
        try (StartedApplications started = start(deaf)) {
            assertThat(started.names()).containsExactly("shop");
            itself = pid("pid");
        }

        awaitGone(itself);
    }

    @Test
    void applications_end_when_the_jvm_that_started_them_is_killed() throws Exception {
        Process parent = new ProcessBuilder(
                        ListeningApplication.JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLauncher.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = parent.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
        }
        long itself = pid("pid");
        long child = pid("child");
        assertThat(isAlive(itself) && isAlive(child)).isTrue();

        parent.destroyForcibly().waitFor();

        awaitGone(itself);
        awaitGone(child);
    }

    @Test
    void login_of_the_target_reaches_the_application_and_its_password_no_message_and_no_log() throws Exception {
        TargetLogin login = new TargetLogin("jdbc:made:up", "ann", "s3cr3t");
        Application saying = new Application(
                "shop",
                "perf.yaml:2",
                List.of("sh", "-c", "echo ${target.url} $WHO $PASS; echo up; exec sleep 600"),
                directory,
                Map.of("WHO", "${target.user}", "PASS", "${target.password}"),
                Launcher.freePort(),
                SAYS_UP,
                Duration.ofSeconds(30));

        try (StartedApplications started =
                launcher().start(List.of(saying), Optional.of(login), (app, log, took) -> {})) {
            assertThat(started.problem()).isEmpty();
            assertThat(Files.readString(log())).isEqualTo("jdbc:made:up ann s3cr3t\nup\n");
        }

        assertThat(Files.readString(log())).isEqualTo("jdbc:made:up ann ***\nup\n");
        Application failing = new Application(
                "shop",
                "perf.yaml:2",
                List.of("sh", "-c", "echo password ${target.password}; exit 4"),
                directory,
                Map.of(),
                Launcher.freePort(),
                SAYS_UP,
                Duration.ofSeconds(30));
        assertThatThrownBy(() -> launcher().start(List.of(failing), Optional.of(login), (app, log, took) -> {}))
                .isInstanceOf(ApplicationException.class)
                .hasMessage(
                        "application shop (perf.yaml:2) ended before it was ready, exit code 4; waited for a line of its"
                                + " log that matches \"^up\". Its last lines, from " + log() + ":\n"
                                + "  password ***\n"
                                + "Start it by hand in " + directory + " to see why; it must stay in the foreground:"
                                + " sh -c echo password ${target.password}; exit 4");
    }

    @Test
    void application_that_is_not_ready_in_time_is_told_and_ended() throws Exception {
        Application late =
                application(List.of("sh", "-c", "echo pid $$; exec sleep 600"), SAYS_UP, Duration.ofMillis(1_500));

        assertThatThrownBy(() -> start(late))
                .isInstanceOf(ApplicationException.class)
                .hasMessageStartingWith(
                        "application shop (perf.yaml:2) was not ready within 1.5 s; waited for a line of its log that"
                                + " matches \"^up\": there is no such line yet. Its last lines, from " + log() + ":\n"
                                + "  pid ")
                .hasMessageEndingWith(
                        "\n" + "Raise start.shop.within if it only needs longer, or correct start.shop.ready");
        awaitGone(pid("pid"));
    }

    @Test
    void program_that_is_not_there_is_told() {
        Application missing = application(List.of("no-such-program"), SAYS_UP, Duration.ofSeconds(30));

        assertThatThrownBy(() -> start(missing))
                .isInstanceOf(ApplicationException.class)
                .hasMessageStartingWith(
                        "application shop (perf.yaml:2) ended before it was ready, exit code 127 (no such"
                                + " program); waited for")
                .hasMessageContaining("no-such-program: No such file or directory");
    }

    @Test
    void port_that_is_taken_is_told_before_anything_is_started() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Application fixed = new Application(
                    "shop",
                    "perf.yaml:2",
                    List.of("sh", "-c", "echo started"),
                    directory,
                    Map.of(),
                    taken.getLocalPort(),
                    new Readiness.Listens("${port}"),
                    Duration.ofSeconds(30));

            assertThatThrownBy(() -> start(fixed))
                    .isInstanceOf(ApplicationException.class)
                    .hasMessage("application shop (perf.yaml:2) cannot be started: something else listens at port "
                            + taken.getLocalPort()
                            + " already. End it, or leave out start.shop.port if that is stated: a free port is"
                            + " chosen then");
            assertThat(log()).doesNotExist();
        }
    }

    @Test
    void second_that_fails_ends_the_first() throws Exception {
        Application first = shell("echo pid $$; echo up; exec sleep 600");
        Application second = new Application(
                "other",
                "perf.yaml:5",
                List.of("sh", "-c", "echo to ${shop.port}; exit 1"),
                directory,
                Map.of(),
                Launcher.freePort(),
                SAYS_UP,
                Duration.ofSeconds(30));

        assertThatThrownBy(() -> launcher().start(List.of(first, second), Optional.empty(), (app, log, took) -> {}))
                .hasMessageStartingWith("application other (perf.yaml:5) ended before it was ready, exit code 1")
                .hasMessageContainingAll("\n  to ");
        awaitGone(pid("pid"));
    }

    @Test
    void end_of_an_application_is_a_problem() throws Exception {
        try (StartedApplications started = start(shell("echo up; sleep 0.3; kill -9 $$"))) {
            while (started.problem().isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(started.problem())
                    .contains("application shop has ended, killed by signal 9; the last line of its log " + log()
                            + ": up");
        }
    }

    private StartedApplications start(Application application) throws InterruptedException {
        return launcher().start(List.of(application), Optional.empty(), (app, log, took) -> {});
    }

    private Launcher launcher() {
        return new Launcher(List.of(), directory);
    }

    private Path log() {
        return directory.resolve("shop.log");
    }

    private Application shell(String script) {
        return application(List.of("sh", "-c", script), SAYS_UP, Duration.ofSeconds(30));
    }

    private Application application(List<String> words, Readiness readiness, Duration within) {
        return new Application(
                "shop", "perf.yaml:2", words, directory, Map.of(), Launcher.freePort(), readiness, within);
    }

    private long pid(String label) throws IOException {
        return Files.readAllLines(log()).stream()
                .filter(line -> line.startsWith(label + " "))
                .mapToLong(line -> Long.parseLong(line.substring(label.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void awaitGone(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }
}
