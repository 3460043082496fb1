package io.sloguard.baseline;

import java.util.Objects;

/**
 * One line of a store, not read yet.
 *
 * @param place where it is, as messages name it: {@code perf/baselines.jsonl:17}
 * @param text the line, without its end
 */
public record StoredLine(String place, String text) {

    public StoredLine {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(text, "text");
    }
}
