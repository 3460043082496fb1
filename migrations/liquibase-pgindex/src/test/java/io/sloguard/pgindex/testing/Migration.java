package io.sloguard.pgindex.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs Liquibase's own commands on a changelog that a test writes down, and keeps what they log. */
public final class Migration {

    private final TestDatabase database;
    private final Path directory;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<String> live = new CopyOnWriteArrayList<>();
    private String file = "changelog.yaml";
    private String role = "postgres";

    private Migration(TestDatabase database) {
        this.database = database;
        try {
            this.directory = Files.createTempDirectory(Path.of("target"), "changelog");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a command left: its log, its output, and its failure if it failed. */
    public record Result(List<String> log, String output, Optional<Throwable> failure) {

        public Result succeeded() {
            if (failure.isPresent()) {
                throw new AssertionError("the command failed: " + message(), failure.get());
            }
            return this;
        }

        /** The messages of the failure and its causes. */
        public String message() {
            StringBuilder text = new StringBuilder();
            for (Throwable cause = failure.orElse(null); cause != null; cause = cause.getCause()) {
                text.append(cause.getMessage()).append('\n');
            }
            return text.toString();
        }

        public String logText() {
            return String.join("\n", log);
        }
    }

    public static Migration of(TestDatabase database) {
        return new Migration(database);
    }

    /** Connects as another role than the superuser. */
    public Migration as(String newRole) {
        role = newRole;
        return this;
    }

    public Migration yaml(String changes) {
        return write("changelog.yaml", "databaseChangeLog:\n" + changes);
    }

    public Migration xml(String changeSets) {
        return write("changelog.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:pgindex="http://www.sloguard.io/xml/ns/pgindex"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd
                        http://www.sloguard.io/xml/ns/pgindex http://www.sloguard.io/xml/ns/pgindex/pgindex-1.0.xsd">
                """ + changeSets + "\n</databaseChangeLog>\n");
    }

    public Migration json(String changes) {
        return write("changelog.json", "{\"databaseChangeLog\": [" + changes + "]}");
    }

    public Migration sql(String changeSets) {
        return write("changelog.sql", "--liquibase formatted sql\n" + changeSets);
    }

    public Migration write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        file = name;
        return this;
    }

    /** Sets a configuration value for the commands of this object. */
    public Migration with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    /** Waits until a command that runs in another thread has logged something; fails after a minute. */
    public void awaitLog(String text) {
        TestDatabase.await(text, () -> live.stream().anyMatch(line -> line.contains(text)));
    }

    public Path directory() {
        return directory;
    }

    public String file() {
        return file;
    }

    public Result update() {
        return command("update", Map.of());
    }

    public Result rollbackOne() {
        return command("rollbackCount", Map.of("count", 1));
    }

    /** Runs any command of Liquibase on the database. */
    public Result command(String name, Map<String, Object> arguments) {
        return command(name, database.url(), arguments);
    }

    public Result command(String name, String url, Map<String, Object> arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        return recorded(output, () -> {
            Map<String, Object> scope = new LinkedHashMap<>(settings);
            scope.put(Scope.Attr.resourceAccessor.name(), new DirectoryResourceAccessor(directory));
            scope.put(Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(scope, () -> {
                CommandScope command = new CommandScope(name);
                command.addArgumentValue("changelogFile", file);
                command.addArgumentValue("url", url);
                command.addArgumentValue("username", role);
                arguments.forEach(command::addArgumentValue);
                command.setOutput(output);
                command.execute();
            });
            return null;
        });
    }

    private Result recorded(ByteArrayOutputStream output, Callable<Void> work) {
        List<String> log = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                if (logged.getLevel().intValue() >= Level.INFO.intValue()) {
                    log.add(logged.getLevel() + " " + logged.getMessage());
                    live.add(logged.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        Optional<Throwable> failure = Optional.empty();
        try {
            work.call();
        } catch (Exception failed) {
            failure = Optional.of(failed);
        } finally {
            root.removeHandler(handler);
        }
        return new Result(List.copyOf(log), output.toString(StandardCharsets.UTF_8), failure);
    }
}
