/**
 * PostgreSQL while it is migrated: {@link io.sloguard.scenarios.postgres.migration.PostgresLiveDatabase} copies a database
 * for each trial, makes a migration in it by Liquibase, by a command or by statements, leaves a transaction open, and looks
 * at its locks.
 *
 * <p>When what is done, and what follows from it, is not decided here.
 */
@NullMarked
package io.sloguard.scenarios.postgres.migration;

import org.jspecify.annotations.NullMarked;
