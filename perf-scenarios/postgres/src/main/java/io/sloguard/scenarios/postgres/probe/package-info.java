/**
 * Watches a PostgreSQL while it is under load: {@link io.sloguard.scenarios.postgres.probe.PostgresProbe} on a connection of
 * its own, and {@link io.sloguard.scenarios.postgres.probe.TrackingDataSource}, whose connections are known to it together
 * with the thread that uses each. What is seen is said in the words of the library; why it is slow is not decided here.
 */
@NullMarked
package io.sloguard.scenarios.postgres.probe;

import org.jspecify.annotations.NullMarked;
