/**
 * Names, fragments and index statements of PostgreSQL as immutable values.
 *
 * <p>Everything that ends up in a statement passes through here: names are quoted, fragments that a user wrote are
 * scanned so that they cannot leave their place. Entry types are {@link io.sloguard.pgindex.sql.IndexDefinition} and
 * {@link io.sloguard.pgindex.sql.IndexStatement}. No connection, no Liquibase, no rule about when to build belongs here.
 */
@NullMarked
package io.sloguard.pgindex.sql;

import org.jspecify.annotations.NullMarked;
