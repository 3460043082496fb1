package io.sloguard.scenarios.postgres.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second JVM that starts a server and then ends, or is ended, in one of the ways that a build can end. */
final class ForkedServer implements AutoCloseable {
    private final Process jvm;
    private final long serverPid;
    private final Path workDirectory;

    private ForkedServer(Process jvm, long serverPid, Path workDirectory) {
        this.jvm = jvm;
        this.serverPid = serverPid;
        this.workDirectory = workDirectory;
    }

    /** The second JVM. Arguments: cache directory, work directory. */
    public static void main(String[] arguments) throws IOException {
        var options = EmbeddedPostgresOptions.defaults()
                .withCacheDirectory(Path.of(arguments[0]))
                .withWorkDirectory(Path.of(arguments[1]));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(options);
        System.out.println("started " + serverPid(postgres) + " "
                + postgres.dataDirectory().getParent());
        int command = System.in.read();
        System.exit(command == 'x' ? 0 : 1);
    }

    static ForkedServer start(Path cache, Path work) throws IOException {
        return start(List.of(), testClassPath(), cache, work);
    }

    static ForkedServer start(List<String> prefix, String classPath, Path cache, Path work) throws IOException {
        var words = new ArrayList<>(prefix);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-cp", classPath, ForkedServer.class.getName(), cache.toString(), work.toString()));
        Process jvm = new ProcessBuilder(words)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new StringBuilder();
        var output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("started ")) {
                String[] parts = line.split(" ", 3);
                return new ForkedServer(jvm, Long.parseLong(parts[1]), Path.of(parts[2]));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the second JVM started no server:\n" + said);
    }

    static String testClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static long serverPid(EmbeddedPostgres postgres) {
        try {
            Path pidFile = postgres.dataDirectory().resolve("postmaster.pid");
            return Long.parseLong(Files.readAllLines(pidFile).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process jvm() {
        return jvm;
    }

    long serverPid() {
        return serverPid;
    }

    Path workDirectory() {
        return workDirectory;
    }

    /** Makes the JVM call System.exit. */
    void exit() {
        var input = new PrintWriter(new OutputStreamWriter(jvm.getOutputStream(), StandardCharsets.UTF_8));
        input.print('x');
        input.flush();
    }

    /** Kills the JVM outright, and what stands between it and us. */
    void killJvms() {
        descendants().stream()
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .forEach(ProcessHandle::destroyForcibly);
        jvm.destroyForcibly();
    }

    /** All processes that the JVM started, the server's children included, for as long as they live. */
    List<ProcessHandle> descendants() {
        return jvm.descendants().toList();
    }

    boolean isServerAlive() {
        return ProcessHandle.of(serverPid).isPresent();
    }

    void awaitNothingLeft() {
        Eventually.await("server " + serverPid + " has ended", () -> !isServerAlive());
        Eventually.await(workDirectory + " is gone", () -> !Files.exists(workDirectory));
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
        awaitNothingLeft();
    }
}
