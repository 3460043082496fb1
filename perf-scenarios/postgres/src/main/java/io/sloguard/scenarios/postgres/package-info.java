/**
 * PostgreSQL as a target of load: {@link io.sloguard.scenarios.postgres.PostgresTargetProvider} opens {@code target:
 * embedded} and {@code target: jdbc:postgresql://...}, applies the plan's changelog and offers connections to scenarios.
 *
 * <p>How a server is started belongs to {@code .embedded}; what a scenario does with it belongs to the scenario.
 */
@NullMarked
package io.sloguard.scenarios.postgres;

import org.jspecify.annotations.NullMarked;
