/**
 * The state machine that builds, drops and rebuilds an index without blocking anybody.
 *
 * <p>Entry type is {@link io.sloguard.pgindex.build.IndexWork}. It knows JDBC and PostgreSQL and must not know Liquibase:
 * what it says goes to a {@link io.sloguard.pgindex.build.Journal}, how it waits comes from a
 * {@link io.sloguard.pgindex.build.Pace}, and the connection to look at itself from a
 * {@link io.sloguard.pgindex.build.MonitorSource}.
 */
@NullMarked
package io.sloguard.pgindex.build;

import org.jspecify.annotations.NullMarked;
