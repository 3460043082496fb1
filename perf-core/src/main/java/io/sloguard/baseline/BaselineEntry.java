package io.sloguard.baseline;

import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a store keeps of one scenario of one run. Immutable.
 *
 * @param standing what the run means for later ones
 * @param key what another run must have in common with it to be compared
 * @param figures its figures
 * @param budgets the counts of its objectives about shares of operations
 */
public record BaselineEntry(Standing standing, BaselineKey key, RunFigures figures, List<Budget> budgets) {

    /** What a run means for those that are compared with it. */
    public enum Standing {
        /** No objective was broken: later runs are compared with it. */
        HELD,
        /** An objective was broken: part of the history, but no run is compared with it. */
        BROKEN,
        /** Declared to be the new normal: later runs are compared with it, and with none before it. */
        ACCEPTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The counts of an objective that allows a share of the operations to break its limit.
     *
     * @param objective the objective in the grammar
     * @param allowed the share that may, more than 0 and less than 1
     * @param operations how many operations were planned, more than 0
     * @param exceeding how many of them broke the limit
     */
    public record Budget(String objective, double allowed, long operations, long exceeding) {

        public Budget {
            Objects.requireNonNull(objective, "objective");
            if (!(allowed > 0 && allowed < 1)) {
                throw new IllegalArgumentException("a budget allows a share between 0 and 1, not " + allowed);
            }
            if (operations < 1 || exceeding < 0 || exceeding > operations) {
                throw new IllegalArgumentException("a budget cannot count " + exceeding + " of " + operations);
            }
        }
    }

    public BaselineEntry {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(figures, "figures");
        budgets = List.copyOf(budgets);
    }
}
