package io.sloguard.pgindex.build;

import java.sql.Connection;

/**
 * What index work runs on.
 *
 * @param connection the connection of the migration, in autocommit mode
 * @param monitor where a second connection comes from
 * @param journal where to report
 * @param pace time and waiting
 */
public record Session(Connection connection, MonitorSource monitor, Journal journal, Pace pace) {}
