/**
 * Scenarios of kind {@code sql}: {@link io.sloguard.scenarios.postgres.sql.SqlScenarioProvider} reads statements, the values
 * of their parameters and what becomes of failures from a plan, and runs them over JDBC.
 *
 * <p>Nothing is judged here.
 */
@NullMarked
package io.sloguard.scenarios.postgres.sql;

import org.jspecify.annotations.NullMarked;
