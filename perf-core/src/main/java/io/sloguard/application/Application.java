package io.sloguard.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An application that runs while scenarios do, as planned. Immutable. Its texts may hold {@link Placeholders}; its text
 * form leaves the environment out, which may hold secrets.
 *
 * @param name its name in the plan
 * @param place where the plan states it, file and line
 * @param command the program and its arguments, at least one word
 * @param directory where it is started
 * @param environment variables to set in addition to those of this process
 * @param port the port on loopback that it is to listen at, from 1 to {@value #LAST_PORT}
 * @param readiness how it is known to be ready
 * @param within how long it may take to be ready, more than zero
 */
public record Application(
        String name,
        String place,
        List<String> command,
        Path directory,
        Map<String, String> environment,
        int port,
        Readiness readiness,
        Duration within) {

    /** How long an application may take to be ready, unless the plan says something else. */
    public static final Duration DEFAULT_WITHIN = Duration.ofSeconds(60);

    /** The greatest number of a port. */
    public static final int LAST_PORT = 65_535;

    public Application {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(readiness, "readiness");
        Objects.requireNonNull(within, "within");
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        if (command.isEmpty()) {
            throw new IllegalArgumentException("application " + name + " has a command of no words");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port is a number from 1 to " + LAST_PORT + ", not " + port);
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("application " + name + " needs time to be ready, not " + within);
        }
    }

    /** Returns the command as the plan writes it: with its placeholders, so without secrets. */
    public String commandLine() {
        return String.join(" ", command);
    }

    @Override
    public String toString() {
        return "Application[name=" + name + ", command=" + command + ", directory=" + directory + "]";
    }
}
