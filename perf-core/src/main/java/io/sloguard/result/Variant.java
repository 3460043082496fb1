package io.sloguard.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One side of an experiment: what the plan states for it, and where its load went.
 *
 * @param stated what the plan states for this variant, name to value, in the order of the plan: {@code scenario}, {@code
 *     class}, {@code target}, {@code changelog}, and its settings as {@code set.NAME}
 * @param target what its target says about itself, name to value; empty if it has none, or it was never opened
 */
public record Variant(Map<String, String> stated, Map<String, String> target) {

    private static final String SETTING = "set.";

    public Variant {
        stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
        target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
    }

    /** Returns the name under which a setting of the scenario is stated. */
    public static String setting(String name) {
        return SETTING + name;
    }

    /** Returns what is stated for this variant and not for the other: {@code pool none}. */
    String besides(Variant other) {
        StringBuilder words = new StringBuilder();
        stated.forEach((name, value) -> {
            if (!Objects.equals(other.stated.get(name), value)) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(name.startsWith(SETTING) ? name.substring(SETTING.length()) : name)
                        .append(' ')
                        .append(value);
            }
        });
        return words.isEmpty() ? "as planned" : words.toString();
    }
}
