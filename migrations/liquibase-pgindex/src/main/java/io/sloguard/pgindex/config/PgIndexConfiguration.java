package io.sloguard.pgindex.config;

import java.util.Locale;
import java.util.Optional;
import liquibase.configuration.AutoloadedConfigurations;
import liquibase.configuration.ConfigurationDefinition;
import liquibase.configuration.ConfigurationValueObfuscator;

/**
 * The settings whose keys begin with {@code pgindex.}; an environment variable spells {@code pgindex.maxWait} as
 * {@code PGINDEX_MAX_WAIT}. Stateless: values are read when asked for.
 */
public final class PgIndexConfiguration implements AutoloadedConfigurations {

    private static final ConfigurationDefinition.Builder BUILDER = new ConfigurationDefinition.Builder("pgindex");

    private static final ConfigurationDefinition<String> LINT = BUILDER.define("lint", String.class)
            .setDescription("What a finding in raw SQL is: warn, error or off")
            .setDefaultValue("warn")
            .build();

    private static final ConfigurationDefinition<String> LOCK_SERVICE = BUILDER.define("lockService", String.class)
            .setDescription("standard, or session for a changelog lock that dies with its database session")
            .setDefaultValue("standard")
            .build();

    private static final ConfigurationDefinition<String> MONITOR_URL = BUILDER.define("monitorUrl", String.class)
            .setDescription("JDBC URL of the same database for live progress, if Liquibase was given a connection")
            .build();

    private static final ConfigurationDefinition<String> MONITOR_USERNAME = BUILDER.define(
                    "monitorUsername", String.class)
            .setDescription("User of the monitoring connection")
            .build();

    private static final ConfigurationDefinition<String> MONITOR_PASSWORD = BUILDER.define(
                    "monitorPassword", String.class)
            .setDescription("Password of the monitoring connection")
            .setValueObfuscator(ConfigurationValueObfuscator.STANDARD)
            .build();

    private static final ConfigurationDefinition<String> LOCK_TIMEOUT = BUILDER.define("lockTimeout", String.class)
            .setDescription("Longest single wait for a lock, for changes that do not say")
            .build();

    private static final ConfigurationDefinition<String> MAX_WAIT = BUILDER.define("maxWait", String.class)
            .setDescription("Longest wait for other sessions in total, for changes that do not say")
            .build();

    private static final ConfigurationDefinition<Integer> MAX_ATTEMPTS = BUILDER.define("maxAttempts", Integer.class)
            .setDescription("How often a build is tried, for changes that do not say")
            .build();

    /** What a finding in raw SQL is. */
    public enum Lint {
        /** Nothing. */
        OFF,
        /** A warning in the log. */
        WARN,
        /** A validation error. */
        ERROR
    }

    /**
     * Returns what a finding in raw SQL is.
     *
     * @return the configured value
     * @throws IllegalArgumentException if it is none of warn, error and off
     */
    public static Lint lint() {
        String value = LINT.getCurrentValue();
        try {
            return Lint.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("pgindex.lint is '" + value + "'; accepted are warn, error and off");
        }
    }

    /**
     * Tells whether the changelog lock is to die with its session.
     *
     * @return true if {@code pgindex.lockService} is {@code session}
     * @throws IllegalArgumentException if it is neither standard nor session
     */
    public static boolean isSessionLockWanted() {
        String value = LOCK_SERVICE.getCurrentValue();
        if (!value.equals("session") && !value.equals("standard")) {
            throw new IllegalArgumentException(
                    "pgindex.lockService is '" + value + "'; accepted are standard and session");
        }
        return value.equals("session");
    }

    /**
     * Returns where the monitoring connection goes.
     *
     * @return a JDBC URL, or empty if none is configured
     */
    public static Optional<String> monitorUrl() {
        return Optional.ofNullable(MONITOR_URL.getCurrentValue());
    }

    /**
     * Returns who opens the monitoring connection.
     *
     * @return a role, or empty if the URL says
     */
    public static Optional<String> monitorUsername() {
        return Optional.ofNullable(MONITOR_USERNAME.getCurrentValue());
    }

    /**
     * Returns the password of the monitoring connection.
     *
     * @return a secret; never log it
     */
    public static Optional<String> monitorPassword() {
        return Optional.ofNullable(MONITOR_PASSWORD.getCurrentValue());
    }

    /**
     * Returns the longest single wait for changes that do not say.
     *
     * @return a duration as written, for example {@code 5s}
     */
    public static Optional<String> lockTimeout() {
        return Optional.ofNullable(LOCK_TIMEOUT.getCurrentValue());
    }

    /**
     * Returns the longest wait in total for changes that do not say.
     *
     * @return a duration as written, for example {@code 10m}
     */
    public static Optional<String> maxWait() {
        return Optional.ofNullable(MAX_WAIT.getCurrentValue());
    }

    /**
     * Returns how often a build is tried for changes that do not say.
     *
     * @return a number of attempts
     */
    public static Optional<Integer> maxAttempts() {
        return Optional.ofNullable(MAX_ATTEMPTS.getCurrentValue());
    }
}
