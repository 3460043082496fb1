package io.sloguard.pgindex.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Watches builds: who builds an index, how far it is, whether it waits.
 *
 * <p>The progress view covers the whole cluster, so every query keeps to this database. Not thread-safe.
 */
public final class ProgressCatalog {

    private static final String COLUMNS = """
            select p.pid, coalesce(p.phase, 'building (phase hidden: grant pg_read_all_stats to this role to see it)'),
                   p.blocks_done, p.blocks_total, p.tuples_done, p.tuples_total, p.lockers_done, p.lockers_total
            from pg_stat_progress_create_index p where p.datname = current_database()
            """;

    /** Where the columns are hidden from this role, the lock on the table tells that it is the builder. */
    private static final String BUILDER = COLUMNS + """
              and p.pid <> pg_backend_pid()
              and (p.index_relid = ? or (p.index_relid is null and exists (
                   select from pg_locks l where l.pid = p.pid and l.locktype = 'relation' and l.relation = ?
                     and l.granted and l.mode = 'ShareUpdateExclusiveLock')))""";

    private final Connection connection;

    /**
     * Makes a catalog over a connection.
     *
     * @param connection an open connection in autocommit mode
     */
    public ProgressCatalog(Connection connection) {
        this.connection = connection;
    }

    /**
     * Finds another session that builds or rebuilds an index right now.
     *
     * @param indexOid the index
     * @param tableOid its table
     * @return its progress, or empty if nobody builds it
     * @throws SQLException if the server does not answer
     */
    public Optional<BuildProgress> builderOf(long indexOid, long tableOid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BUILDER)) {
            statement.setLong(1, indexOid);
            statement.setLong(2, tableOid);
            return first(statement);
        }
    }

    /**
     * Returns the progress of one session.
     *
     * @param pid the session
     * @return its progress, or empty if it builds no index
     * @throws SQLException if the server does not answer
     */
    public Optional<BuildProgress> of(int pid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " and p.pid = ?")) {
            statement.setInt(1, pid);
            return first(statement);
        }
    }

    /**
     * Tells whether somebody builds or rebuilds any index of a table.
     *
     * @param tableOid the table
     * @return true if another session does
     * @throws SQLException if the server does not answer
     */
    public boolean isBeingIndexed(long tableOid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select exists (select from (" + COLUMNS
                + " and p.pid <> pg_backend_pid() and coalesce(p.relid, ?) = ?) busy)")) {
            statement.setLong(1, tableOid);
            statement.setLong(2, tableOid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Tells whether a session is just about to commit a change of an index. A build leaves the progress view a moment
     * before its index becomes valid; until then it holds this lock.
     *
     * @return true if another active session holds a write lock on {@code pg_index}
     * @throws SQLException if the server does not answer
     */
    public boolean isIndexCatalogBusy() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'relation' and l.relation = 'pg_index'::regclass and l.mode = 'RowExclusiveLock'
                  and l.granted and a.datname = current_database() and l.pid <> pg_backend_pid()
                  and coalesce(a.state, 'active') = 'active')""")) {
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Tells whether a session waits for a lock.
     *
     * @param pid the session
     * @return true if it waits now
     * @throws SQLException if the server does not answer
     */
    public boolean isWaiting(int pid) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select exists (select from pg_locks where pid = ? and not granted)")) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static Optional<BuildProgress> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(progress(row)) : Optional.empty();
        }
    }

    private static BuildProgress progress(ResultSet row) throws SQLException {
        String phase = row.getString(2);
        if (phase.startsWith("waiting")) {
            return new BuildProgress(row.getInt(1), phase, row.getLong(7), row.getLong(8), "transactions");
        }
        if (row.getLong(6) > 0) {
            return new BuildProgress(row.getInt(1), phase, row.getLong(5), row.getLong(6), "rows");
        }
        return new BuildProgress(row.getInt(1), phase, row.getLong(3), row.getLong(4), "blocks");
    }
}
