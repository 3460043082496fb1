/**
 * From perf.yaml to a {@link io.sloguard.config.Plan}: {@link io.sloguard.config.PlanReader} is strict and reports every
 * mistake at once, each with its line and what is accepted. Nothing is repaired.
 */
@NullMarked
package io.sloguard.config;

import org.jspecify.annotations.NullMarked;
