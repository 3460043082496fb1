/**
 * One run of a plan from its target to its judgement: {@link io.sloguard.run.PlanRun} opens the target, takes each scenario
 * through its life, and has the result judged.
 *
 * <p>Order and clean-up live here; rules, statistics and formats do not.
 */
@NullMarked
package io.sloguard.run;

import org.jspecify.annotations.NullMarked;
