/**
 * Where the second connection of a build comes from. Entry type is
 * {@link io.sloguard.pgindex.connection.MonitorConnections}. Credentials stay in the objects that open connections and
 * never reach a message.
 */
@NullMarked
package io.sloguard.pgindex.connection;

import org.jspecify.annotations.NullMarked;
