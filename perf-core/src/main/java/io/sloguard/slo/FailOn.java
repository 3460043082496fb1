package io.sloguard.slo;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What breaks a build. */
public enum FailOn {
    /** Refuted objectives, broken invariants and whatever could not be measured; the default. */
    BROKEN,
    /** The same, and objectives that stay undecided. */
    UNDECIDED,
    /** Nothing: only report. */
    NEVER;

    /** The name of the policy that holds unless another is asked for. */
    public static final String DEFAULT = "broken";

    /**
     * Returns the policy of that name, in lower case.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static FailOn of(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("failOn is one of "
                        + Arrays.stream(values()).map(FailOn::toString).collect(Collectors.joining(", "))
                        + ", not \"" + name + "\""));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
