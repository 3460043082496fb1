package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.ScenarioContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a scenario, read strictly: mistakes are collected, and {@link #rejectMistakes} reports all of them in
 * one message. Mutable while it is read, because it remembers which settings exist; not thread-safe.
 */
final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s)");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final String scenario;
    private final Map<String, String> given;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private Settings(String scenario, Map<String, String> given) {
        this.scenario = scenario;
        this.given = given;
    }

    static Settings of(ScenarioContext context) {
        return new Settings(context.name(), context.settings());
    }

    /**
     * Returns a setting, or its default where the plan leaves it out or has a mistake in it.
     *
     * @param accepted what is accepted, for the message, for example {@code "a duration such as 500ms or 10s"}
     * @param parser turns the text into the value, or into nothing if it is not accepted
     */
    <T> T value(String key, T otherwise, String accepted, Function<String, Optional<T>> parser) {
        known.add(key);
        String text = given.get(key);
        if (text == null) {
            return otherwise;
        }
        Optional<T> value = parser.apply(text);
        if (value.isEmpty()) {
            mistakes.add(key + ": \"" + text + "\" is not " + accepted);
        }
        return value.orElse(otherwise);
    }

    /** Returns a whole number from {@code least} to {@code most}. */
    int number(String key, int otherwise, int least, int most) {
        String accepted = "a whole number from " + least + " to " + most;
        return value(key, otherwise, accepted, text -> wholeNumber(text, least, most));
    }

    /** Returns a share as a ratio from 0 to 1. */
    double share(String key, double otherwise) {
        return value(key, otherwise, "a share from 0% to 100%, such as 0.2%", Settings::ratio);
    }

    /** Returns a duration of at least a millisecond. */
    Duration duration(String key, Duration otherwise) {
        return value(key, otherwise, "a duration such as 500ms or 10s", Settings::positiveDuration);
    }

    /** Adds a mistake that lies in the combination of settings. */
    void mistake(String sentence) {
        mistakes.add(sentence);
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalArgumentException if any setting was wrong or unknown; the message names all of them
     */
    void rejectMistakes() {
        List<String> all = new ArrayList<>(mistakes);
        for (String key : new TreeSet<>(given.keySet())) {
            if (!known.contains(key)) {
                all.add(key + ": there is no such setting; there are " + String.join(", ", known));
            }
        }
        if (!all.isEmpty()) {
            throw new IllegalArgumentException("Scenario \"" + scenario + "\" has settings that cannot be used."
                    + " Correct them below its set: in the plan.\n  " + String.join("\n  ", all));
        }
    }

    /** Returns the whole number that the text is, if it lies between the bounds. */
    static Optional<Integer> wholeNumber(String text, int least, int most) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= least && number <= most ? Optional.of(number) : Optional.empty();
    }

    private static Optional<Double> ratio(String text) {
        Matcher matcher = SHARE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double ratio = new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
        return ratio <= 1 ? Optional.of(ratio) : Optional.empty();
    }

    private static Optional<Duration> positiveDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }
}
