/**
 * Reads from PostgreSQL what decides about an index: its state, who builds it, who is in the way.
 *
 * <p>Plain JDBC without any class of a driver. Entry types are {@link io.sloguard.pgindex.catalog.IndexCatalog} and
 * {@link io.sloguard.pgindex.catalog.BlockerCatalog}. Nothing here changes the database for longer than a transaction
 * that is rolled back, and nothing here waits.
 */
@NullMarked
package io.sloguard.pgindex.catalog;

import org.jspecify.annotations.NullMarked;
