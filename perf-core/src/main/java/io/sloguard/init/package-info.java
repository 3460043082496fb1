/**
 * The first plan of a project: {@link io.sloguard.init.FirstPlan} writes what fits the {@link io.sloguard.init.ProjectShape}
 * that is found. It never overwrites, and it neither reads plans nor runs anything.
 */
@NullMarked
package io.sloguard.init;

import org.jspecify.annotations.NullMarked;
