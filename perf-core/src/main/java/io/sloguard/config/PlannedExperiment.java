package io.sloguard.config;

import io.sloguard.slo.DeclaredObjective;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One experiment as planned: two variants, measured in pairs.
 *
 * @param name its name, unique in the plan
 * @param a the variant to compare with
 * @param b the variant about which something is claimed
 * @param pairs how often both are measured, at least {@value #MIN_PAIRS}
 * @param control whether a is also compared with itself
 * @param mayDiffer the facts of the targets that may differ, because they are what is compared
 * @param claims what is claimed; at least one
 */
public record PlannedExperiment(
        String name,
        PlannedVariant a,
        PlannedVariant b,
        int pairs,
        Control control,
        List<String> mayDiffer,
        List<DeclaredObjective> claims) {

    /** With fewer pairs nothing can be decided with 95 % confidence. */
    public static final int MIN_PAIRS = 5;

    /** With fewer pairs a comparison of a with itself could not notice anything. */
    public static final int MIN_CONTROLLED_PAIRS = 6;

    /** More would take hours, and tell hardly more. */
    public static final int MAX_PAIRS = 100;

    /** How many pairs there are unless the plan says otherwise. */
    public static final int DEFAULT_PAIRS = 10;

    /** Whether variant a is also compared with itself. */
    public enum Control {
        /** It is not. */
        NONE,
        /** Each pair has a second run of a, which must not differ from the first. */
        A_AGAINST_A
    }

    public PlannedExperiment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(control, "control");
        mayDiffer = List.copyOf(mayDiffer);
        claims = List.copyOf(claims);
        int least = control == Control.NONE ? MIN_PAIRS : MIN_CONTROLLED_PAIRS;
        if (pairs < least || pairs > MAX_PAIRS) {
            throw new IllegalArgumentException(
                    "experiment " + name + " has from " + least + " to " + MAX_PAIRS + " pairs, not " + pairs);
        }
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("experiment " + name + " has no claims: nothing would be judged");
        }
    }

    /** Returns how many runs it takes: one of each variant to begin with, which is not counted, then the pairs. */
    public int runs() {
        return 2 + pairs * (control == Control.NONE ? 2 : 3);
    }

    /** Returns how long its loads take as planned; empty if the plan of one says no end. */
    public Optional<Duration> plannedTime() {
        return a.scenario().plannedTime().map(one -> one.multipliedBy(runs()));
    }
}
