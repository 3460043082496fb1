package io.sloguard.slo;

import io.sloguard.result.ScenarioResult;
import io.sloguard.stats.BinomialTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Says when a run is too short to vouch for rare stalls. A stall of the length s that spoils a share q of the time happens
 * once in {@code s / q}; a run in which none was seen proves that the share is less than q only if it was as long as {@code
 * minTrials(q)} stalls. No statistic can see from inside a run that it was too lucky.
 */
final class ShortRun {

    /** The stalls that a run should vouch for: a lock wait, a checkpoint, a long pause of a garbage collector. */
    static final Duration STALL = Duration.ofMillis(200);

    private ShortRun() {}

    /**
     * Returns the warning, if the run is too short.
     *
     * @param scenario what was measured
     * @param allowed the share of operations that may exceed the limit, more than 0
     */
    static Optional<String> warning(ScenarioResult scenario, double allowed) {
        long stalls = new BinomialTest(allowed, Judge.ALPHA).minTrials();
        double neededSeconds = Math.ceil(stalls * STALL.toMillis() / 1000.0);
        int seconds = scenario.blocks().size();
        if (seconds >= neededSeconds) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%d s are too short to vouch for rare stalls of %d ms; that takes %.0f s",
                seconds,
                STALL.toMillis(),
                neededSeconds));
    }
}
