package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server that was started, and the means to end it. */
sealed interface ServerProcess {
    /** Whether the server has ended. */
    boolean hasEnded();

    /** Ends the server at once and waits for it; what then is left is for {@link WorkDirectory#close()}. */
    void stop();

    /** How long ending may take before it is forced. PostgreSQL itself kills what has not ended after 5 s. */
    Duration STOP_LIMIT = Duration.ofSeconds(15);

    /**
     * Starts the server of a work directory, under a watchdog where there is a POSIX shell.
     *
     * @param account runs the server and owns its data
     * @param command the server's program and its arguments
     */
    static ServerProcess start(Platform platform, ServerAccount account, List<String> command, WorkDirectory work)
            throws IOException {
        return platform.isWindows() ? Direct.start(command, work) : Watched.start(account, command, work);
    }

    /**
     * A server whose watchdog waits for the end of our pipe: closing it, or dying in any way, ends the server and removes
     * its directory.
     */
    final class Watched implements ServerProcess {
        private final Process watchdog;
        private final Path exitStatus;

        private Watched(Process watchdog, Path exitStatus) {
            this.watchdog = watchdog;
            this.exitStatus = exitStatus;
        }

        private static Watched start(ServerAccount account, List<String> server, WorkDirectory work)
                throws IOException {
            var guarded = new ArrayList<>(List.of("/bin/sh", "-c", script("guarded-server.sh"), "guarded-server"));
            guarded.addAll(server);
            var words = new ArrayList<String>();
            words.addAll(List.of(
                    "/bin/sh",
                    "-c",
                    script("watchdog.sh"),
                    "watchdog",
                    work.path().toString()));
            words.addAll(account.running(guarded));
            Process watchdog = new Command(words, work.path())
                    .prepare()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(work.log().toFile()))
                    .start();
            return new Watched(watchdog, work.exitStatus());
        }

        @Override
        public boolean hasEnded() {
            return !watchdog.isAlive() || Files.exists(exitStatus);
        }

        @Override
        public void stop() {
            try {
                watchdog.getOutputStream().close();
            } catch (IOException e) {
                // the watchdog is gone already; the wait below returns at once
            }
            if (!Processes.awaitEnd(watchdog.toHandle(), STOP_LIMIT)) {
                watchdog.destroyForcibly();
            }
        }

        private static String script(String name) throws IOException {
            try (InputStream in = ServerProcess.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("the resource " + name + " is missing beside " + ServerProcess.class);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** A server without a watchdog, for Windows: it outlives a JVM that is killed outright. */
    final class Direct implements ServerProcess {
        private final Process server;

        private Direct(Process server) {
            this.server = server;
        }

        private static Direct start(List<String> command, WorkDirectory work) throws IOException {
            return new Direct(new Command(command, work.path())
                    .prepare()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(work.log().toFile()))
                    .start());
        }

        @Override
        public boolean hasEnded() {
            return !server.isAlive();
        }

        @Override
        public void stop() {
            server.destroy();
            if (!Processes.awaitEnd(server.toHandle(), STOP_LIMIT)) {
                server.destroyForcibly();
            }
        }
    }
}
