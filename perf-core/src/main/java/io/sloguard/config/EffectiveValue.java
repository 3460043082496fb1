package io.sloguard.config;

import java.util.Objects;

/**
 * A value that a run of a plan uses, and where it comes from. Immutable.
 *
 * @param name its name in the plan, for example {@code scenarios.catalogue.load.rate}
 * @param value the value on one line, without secrets
 * @param origin where it comes from: a file and line, the property that is set instead of the plan, {@value #DEFAULT}, or
 *     {@value #ENVIRONMENT}
 */
public record EffectiveValue(String name, String value, String origin) {

    /** The origin of what nobody states. */
    public static final String DEFAULT = "default";

    /** The origin of what a variable of the environment holds. */
    public static final String ENVIRONMENT = "environment";

    public EffectiveValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * Returns a value as it is shown: on one line, and with {@code ***} for what is secret by its name or by the words
     * before it. What only names where a secret is, such as <code>${target.password}</code>, stays.
     */
    public static EffectiveValue shown(String name, String value, String origin) {
        String key = name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\[\\d+]$", "");
        String line = value.strip().replaceAll("\\s+", " ");
        return new EffectiveValue(name, SecretWords.masked(key, line), origin);
    }
}
