package io.sloguard.pgindex.config;

import io.sloguard.pgindex.build.Tuning;
import io.sloguard.pgindex.build.Tuning.Amcheck;
import io.sloguard.pgindex.build.Tuning.CorruptionRisk;
import io.sloguard.pgindex.build.Tuning.Gate;
import io.sloguard.pgindex.build.Tuning.OnInvalid;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a change wants to wait, as text of a changelog.
 *
 * @param lockTimeout longest single wait, for example {@code 5s}
 * @param maxWait longest wait in total, for example {@code 10m}
 * @param maxAttempts how often a build is tried
 * @param gate {@code on} or {@code off}
 * @param onInvalid {@code rebuild} or {@code fail}
 * @param allowCorruptionRisk whether PostgreSQL 14.0 to 14.3 is accepted
 * @param maintenanceWorkMem memory, for example {@code 256MB}
 * @param amcheck whether the finished index is compared with the table
 */
public record TuningText(
        Optional<String> lockTimeout,
        Optional<String> maxWait,
        Optional<Integer> maxAttempts,
        Optional<String> gate,
        Optional<String> onInvalid,
        Optional<Boolean> allowCorruptionRisk,
        Optional<String> maintenanceWorkMem,
        Optional<Boolean> amcheck) {

    /** Says nothing, so that the settings of the migration decide. */
    public static final TuningText NOTHING = new TuningText(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern MEMORY = Pattern.compile("\\d{1,9}(kB|MB|GB)");

    /**
     * Reads the text; what it does not say comes from the settings of the migration, then from the defaults.
     *
     * @return how to wait
     * @throws IllegalArgumentException if something is not understood, with what is accepted
     */
    public Tuning resolve() {
        return new Tuning(
                lockTimeout.or(PgIndexConfiguration::lockTimeout).map(text -> duration("lockTimeout", text)),
                maxWait.or(PgIndexConfiguration::maxWait)
                        .map(text -> duration("maxWait", text))
                        .orElse(Tuning.DEFAULT.maxWait()),
                maxAttempts.or(PgIndexConfiguration::maxAttempts).orElse(Tuning.DEFAULT.maxAttempts()),
                gate.map(text -> choice("gate", text, Gate.class)).orElse(Tuning.DEFAULT.gate()),
                onInvalid
                        .map(text -> choice("onInvalid", text, OnInvalid.class))
                        .orElse(Tuning.DEFAULT.onInvalid()),
                allowCorruptionRisk.orElse(false) ? CorruptionRisk.ACCEPTED : CorruptionRisk.REFUSED,
                maintenanceWorkMem.map(TuningText::memory),
                amcheck.orElse(false) ? Amcheck.ON : Amcheck.OFF);
    }

    private static Duration duration(String attribute, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(attribute + " is '" + text
                    + "'; write a whole number and its unit, for example 500ms, 5s, 10m or 1h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static <E extends Enum<E>> E choice(String attribute, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        StringBuilder accepted = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            accepted.append(accepted.isEmpty() ? "" : ", ")
                    .append(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException(attribute + " is '" + text + "'; accepted are " + accepted);
    }

    private static String memory(String text) {
        if (!MEMORY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "maintenanceWorkMem is '" + text + "'; write a whole number and kB, MB or GB, for example 256MB");
        }
        return text;
    }
}
