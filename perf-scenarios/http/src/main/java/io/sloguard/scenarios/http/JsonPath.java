package io.sloguard.scenarios.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a JSON document a value stands: keys and indexes from 0, {@code items[0].name}; {@code $} or {@code $.} may stand
 * before. Immutable.
 *
 * @param text as the plan writes it
 * @param steps keys, and indexes as {@code [0]}
 */
record JsonPath(String text, List<String> steps) {

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,9})]");

    JsonPath {
        Objects.requireNonNull(text, "text");
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is none; the message says what is accepted
     */
    static JsonPath of(String text) {
        String rest = text.strip();
        if (rest.startsWith("$")) {
            rest = rest.substring(1);
        }
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            matcher.region(at, rest.length());
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException(
                        "a path is made of keys and indexes, for example items[0].name, not \"" + text + "\"");
            }
            steps.add(matcher.group(1) != null ? matcher.group(1) : matcher.group());
            at = matcher.end();
        }
        return new JsonPath(text, steps);
    }

    /** Returns what stands there; empty if nothing does. */
    Optional<Json> find(Json document) {
        Json value = document;
        for (String step : steps) {
            Optional<Json> next = next(value, step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return Optional.of(value);
    }

    private static Optional<Json> next(Json value, String step) {
        if (value instanceof Json.Members members) {
            return Optional.ofNullable(members.values().get(step));
        }
        if (value instanceof Json.Items items && step.startsWith("[")) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            return index < items.values().size() ? Optional.of(items.values().get(index)) : Optional.empty();
        }
        return Optional.empty();
    }
}
