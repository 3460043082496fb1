package io.sloguard.scenarios.http;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The statuses that are no failure. Immutable.
 *
 * @param text how messages call them
 * @param accepted holds for them
 */
record StatusSet(String text, IntPredicate accepted) {

    /** What counts as a success where the plan says nothing: everything below 400. */
    static final StatusSet NO_ERROR = new StatusSet("below 400", status -> status < 400);

    private static final Pattern ONE = Pattern.compile("[1-5](\\d\\d|xx)");

    StatusSet {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(accepted, "accepted");
    }

    /**
     * Reads a status, {@code 200}, or a hundred of them, {@code 2xx}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static StatusSet of(String text) {
        if (!ONE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a status is a number such as 200, or 2xx for all from 200 to 299, not \"" + text + "\"");
        }
        if (text.endsWith("xx")) {
            int hundred = text.charAt(0) - '0';
            return new StatusSet(text, status -> status / 100 == hundred);
        }
        int wanted = Integer.parseInt(text);
        return new StatusSet(text, status -> status == wanted);
    }

    /** Returns all that one of these accepts; at least one. */
    static StatusSet anyOf(List<StatusSet> sets) {
        String text = String.join(" or ", sets.stream().map(StatusSet::text).toList());
        return new StatusSet(
                text,
                sets.stream().map(StatusSet::accepted).reduce(IntPredicate::or).orElseThrow());
    }
}
