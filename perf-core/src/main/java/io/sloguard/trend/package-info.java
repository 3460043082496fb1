/**
 * What the runs of a history say together: {@link io.sloguard.trend.Trend} finds for each metric where its level changed, which
 * runs stand out, and whether it drifts; and for each objective about shares how much of its budget is used up. Pure
 * functions of a {@link io.sloguard.baseline.BaselineHistory}; the statistics are in {@code stats}, words in {@code report}.
 */
@NullMarked
package io.sloguard.trend;

import org.jspecify.annotations.NullMarked;
