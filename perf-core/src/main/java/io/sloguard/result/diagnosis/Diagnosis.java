package io.sloguard.result.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why operations were slow, as far as it was seen.
 *
 * @param of which load was looked into
 * @param slow where the time of the operations above each latency limit went, by ascending limit, where 0 stands for
 *     all operations; a limit that no operation exceeded is not in it
 * @param slowest the traces of the slowest operations, the slowest first
 * @param probe how the database was watched; empty if the target offers no way to
 * @param activity what the database did; {@link DatabaseActivity#NONE} if that is not known
 * @param loadJvm what the load JVM itself did; empty if it was not recorded
 * @param missing what could not be seen, and what would make it so, one sentence each
 */
public record Diagnosis(
        DiagnosedRun of,
        List<SlowTime> slow,
        List<SlowOperation> slowest,
        Optional<ProbeReport> probe,
        DatabaseActivity activity,
        Optional<LoadJvm> loadJvm,
        List<String> missing) {

    public Diagnosis {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(loadJvm, "loadJvm");
        slow = List.copyOf(slow);
        slowest = List.copyOf(slowest);
        missing = List.copyOf(missing);
    }

    /** Returns where the time of the operations above a limit went, if there were any. */
    public Optional<SlowTime> above(long thresholdNanos) {
        return slow.stream()
                .filter(time -> time.thresholdNanos() == thresholdNanos)
                .findFirst();
    }
}
