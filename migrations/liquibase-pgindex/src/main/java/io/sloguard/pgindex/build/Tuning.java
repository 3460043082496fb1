package io.sloguard.pgindex.build;

import java.time.Duration;
import java.util.Optional;

/**
 * How index work waits and retries; nothing here changes the index that results.
 *
 * @param lockTimeout longest single wait for a lock; empty leaves only {@code maxWait}
 * @param maxWait longest time that the whole change waits for other sessions; the time of building does not count
 * @param maxAttempts how often a build is tried
 * @param gate whether to wait for old transactions before an index entry exists
 * @param onInvalid what to do with an INVALID index of the same name
 * @param corruptionRisk whether to build on PostgreSQL 14.0 to 14.3
 * @param maintenanceWorkMem memory of the build as PostgreSQL writes it, for example {@code 256MB}
 * @param amcheck whether to compare the finished index with the table by the extension amcheck
 */
public record Tuning(
        Optional<Duration> lockTimeout,
        Duration maxWait,
        int maxAttempts,
        Gate gate,
        OnInvalid onInvalid,
        CorruptionRisk corruptionRisk,
        Optional<String> maintenanceWorkMem,
        Amcheck amcheck) {

    /** Ten minutes of waiting, five attempts, with the gate, repairing. */
    public static final Tuning DEFAULT = new Tuning(
            Optional.empty(),
            Duration.ofMinutes(10),
            5,
            Gate.ON,
            OnInvalid.REBUILD,
            CorruptionRisk.REFUSED,
            Optional.empty(),
            Amcheck.OFF);

    /** Whether to wait before the catalog entry exists. */
    public enum Gate {
        /** Wait for old transactions first. */
        ON,
        /** Start at once. */
        OFF
    }

    /** What to do with an INVALID index of the same name. */
    public enum OnInvalid {
        /** Drop it concurrently and build again. */
        REBUILD,
        /** Fail and leave it as it is. */
        FAIL
    }

    /** Whether servers whose concurrent builds can corrupt are accepted. */
    public enum CorruptionRisk {
        /** They are refused. */
        REFUSED,
        /** They are accepted. */
        ACCEPTED
    }

    /** Whether the finished index is compared with the table. */
    public enum Amcheck {
        /** No further check. */
        OFF,
        /** Every row is looked up in the index; btree only, needs the extension amcheck. */
        ON
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a duration is not positive or there is no attempt
     */
    public Tuning {
        if (maxWait.isNegative() || maxWait.isZero()) {
            throw new IllegalArgumentException("maxWait is " + maxWait + "; it must be longer than zero");
        }
        if (lockTimeout.filter(value -> value.isNegative() || value.isZero()).isPresent()) {
            throw new IllegalArgumentException("lockTimeout is " + lockTimeout.get()
                    + "; it must be longer than zero, leave it out to let maxWait decide alone");
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts + "; it must be at least 1");
        }
    }
}
