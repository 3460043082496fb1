package io.sloguard.trend;

import io.sloguard.result.RunFigures;
import java.util.Objects;

/**
 * A change of the level of a metric.
 *
 * @param at the position of the first run of the new level, from 0
 * @param first that run
 * @param ratio by which factor the metric is greater than before
 * @param isWorse whether that is a change for the worse
 * @param chance the probability of a change at least as clear if there is none
 */
public record LevelChange(int at, RunFigures first, double ratio, boolean isWorse, double chance) {

    public LevelChange {
        Objects.requireNonNull(first, "first");
    }
}
