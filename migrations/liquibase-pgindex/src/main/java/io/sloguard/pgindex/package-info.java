/**
 * A Liquibase extension that builds, repairs, drops and verifies PostgreSQL indexes without blocking writers.
 *
 * <p>The engine is free of Liquibase: {@code sql} holds names and statements as values, {@code catalog} reads what the
 * server knows, {@code build} is the state machine. The other packages adapt it to Liquibase. The entry type here is
 * {@link io.sloguard.pgindex.VerifyIndexes}, the command that checks a deployment afterwards; nothing else belongs here.
 */
@NullMarked
package io.sloguard.pgindex;

import org.jspecify.annotations.NullMarked;
