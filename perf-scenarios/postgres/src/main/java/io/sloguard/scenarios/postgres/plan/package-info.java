/**
 * Query plans of PostgreSQL: {@link io.sloguard.scenarios.postgres.plan.PostgresQueryPlans} executes guarded queries and
 * reads their plans, as the database is and with the guarded indexes hidden.
 *
 * <p>Nothing is judged here.
 */
@NullMarked
package io.sloguard.scenarios.postgres.plan;

import org.jspecify.annotations.NullMarked;
