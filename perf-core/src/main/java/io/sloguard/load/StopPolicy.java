package io.sloguard.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** When a measured phase ends before it is over. Whatever the policy, nothing ever passes early. */
public enum StopPolicy {
    /** Never: every planned operation is run, and nothing is spent on looking. */
    NEVER,
    /** As soon as an objective is refuted. */
    BROKEN,
    /** The same, and as soon as an objective cannot pass any more. */
    HOPELESS;

    /**
     * Returns the policy of that name, in lower case.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static StopPolicy of(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of "
                        + Arrays.stream(values()).map(StopPolicy::toString).collect(Collectors.joining(", "))
                        + ", not \"" + name + "\""));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
