/**
 * Where the load goes: a {@link io.sloguard.target.Target} is opened by the {@link io.sloguard.target.TargetProvider}
 * that accepts the plan's {@code target:}, found by {@link java.util.ServiceLoader}.
 *
 * <p>The library itself knows no kind of target; the scenario modules bring them.
 */
@NullMarked
package io.sloguard.target;

import org.jspecify.annotations.NullMarked;
