package io.sloguard.pgindex.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.DirectoryResourceAccessor;

/** An update in a JVM of its own, which can be killed like a pod. */
public final class MigrationProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private MigrationProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs one update; arguments are URL, directory and changelog. */
    public static void main(String[] arguments) throws Exception {
        Scope.child(
                Map.of(Scope.Attr.resourceAccessor.name(), new DirectoryResourceAccessor(Path.of(arguments[1]))),
                () -> new CommandScope("update")
                        .addArgumentValue("url", arguments[0])
                        .addArgumentValue("username", "postgres")
                        .addArgumentValue("changelogFile", arguments[2])
                        .execute());
    }

    /** Starts an update of a migration under an application name. */
    public static MigrationProcess start(
            Migration migration,
            TestDatabase database,
            String application,
            List<Path> extraJars,
            String... properties) {
        List<String> command = java(extraJars);
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of(
                MigrationProcess.class.getName(),
                database.url() + "?ApplicationName=" + application,
                migration.directory().toString(),
                migration.file()));
        return run(command, migration, application);
    }

    /** Starts a command of Liquibase's own command line. */
    public static MigrationProcess commandLine(Migration migration, TestDatabase database, String liquibaseCommand) {
        Path jars = Path.of(System.getProperty("pgindex.extra", "target/extra"));
        List<String> command = java(List.of(
                jars.resolve("liquibase-cli.jar"),
                jars.resolve("liquibase-commercial.jar"),
                jars.resolve("picocli.jar")));
        command.addAll(List.of(
                "liquibase.integration.commandline.LiquibaseCommandLine",
                "--search-path=" + migration.directory(),
                liquibaseCommand,
                "--url=" + database.url(),
                "--username=postgres",
                "--changelog-file=" + migration.file()));
        return run(command, migration, "command-line");
    }

    private static List<String> java(List<Path> extraJars) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(extraJars),
                "-Dliquibase.analytics.enabled=false",
                "-Dliquibase.changelogLockPollRate=1"));
    }

    private static MigrationProcess run(List<String> command, Migration migration, String name) {
        try {
            Path log = Files.createTempFile(migration.directory(), name, ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new MigrationProcess(process, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stands for a deployment that forgot the jar of the extension, in the list of further jars. */
    public static final Path WITHOUT_EXTENSION = Path.of("without-extension");

    private static String classPath(List<Path> extraJars) {
        String inherited = System.getProperty("java.class.path");
        if (extraJars.contains(WITHOUT_EXTENSION)) {
            inherited = Arrays.stream(inherited.split(File.pathSeparator))
                    .filter(entry -> !Path.of(entry).endsWith(Path.of("target", "classes")))
                    .collect(Collectors.joining(File.pathSeparator));
        }
        StringBuilder path = new StringBuilder(inherited);
        extraJars.forEach(jar -> path.append(File.pathSeparator).append(jar));
        return path.toString();
    }

    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void awaitOutput(String text) {
        TestDatabase.await(text, () -> output().contains(text) || !process.isAlive());
    }

    /** Ends the JVM without any chance to clean up. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    public int exitCode() {
        try {
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                throw new AssertionError("the migration does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
