package io.sloguard.pgindex.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions that index work has to wait for, before it starts and while it waits.
 *
 * <p>A session is in the way of a concurrent build exactly if it holds a snapshot ({@code backend_xmin}) or a lock on
 * the table that conflicts; a transaction that only wrote to other tables is not. Autovacuum is left out: PostgreSQL
 * cancels it for us. Not thread-safe: it belongs to the thread that owns the connection.
 */
public final class BlockerCatalog {

    private static final int STATEMENT_LENGTH = 200;

    private static final String SESSIONS = """
            with lockers as (
                select pid, string_agg(distinct mode, ', ') as modes from pg_locks
                where locktype = 'relation' and granted and relation = any (?) and mode = any (?) and pid is not null
                  and database = (select oid from pg_database where datname = current_database())
                group by pid),
            snapshots as (
                select pid from pg_stat_activity a
                where ? and backend_xmin is not null
                  and pid not in (select pid from pg_stat_progress_vacuum where pid is not null)
                  and not exists (
                      select from pg_stat_progress_create_index p join pg_index i on i.indexrelid = p.index_relid
                      where p.pid = a.pid and i.indexprs is null and i.indpred is null and ?))
            select a.pid, a.application_name, a.usename, a.state,
                   extract(epoch from clock_timestamp() - a.xact_start) * 1000, a.query, l.modes, s.pid is not null,
                   (select virtualtransaction from pg_locks v
                    where v.pid = a.pid and v.locktype = 'virtualxid' and v.granted and v.mode = 'ExclusiveLock' limit 1)
            from pg_stat_activity a left join lockers l on l.pid = a.pid left join snapshots s on s.pid = a.pid
            where a.datname = current_database() and a.pid <> pg_backend_pid() and not (a.pid = any (?))
              and (l.pid is not null or s.pid is not null)
              and coalesce(a.backend_type, '') <> 'autovacuum worker'
            order by a.xact_start nulls last, a.pid""";

    private static final String PREPARED = """
            select p.gid, p.owner, p.transaction::text, extract(epoch from clock_timestamp() - p.prepared) * 1000,
                   string_agg(distinct l.mode, ', ')
            from pg_prepared_xacts p
            join pg_locks x on x.locktype = 'transactionid' and x.transactionid = p.transaction and x.pid is null
            join pg_locks l on l.virtualtransaction = x.virtualtransaction and l.pid is null
            where p.database = current_database() and l.locktype = 'relation' and l.relation = any (?)
              and l.mode = any (?)
            group by 1, 2, 3, 4 order by 1""";

    private static final String WAITED_FOR = """
            select a.pid, a.application_name, a.usename, a.state,
                   extract(epoch from clock_timestamp() - a.xact_start) * 1000, a.query,
                   (select string_agg(distinct mode, ', ') from pg_locks l
                    where l.pid = a.pid and l.locktype = 'relation' and l.granted and l.relation = any (?)
                      and l.mode = any (?)),
                   a.backend_xmin is not null,
                   (select virtualtransaction from pg_locks v
                    where v.pid = a.pid and v.locktype = 'virtualxid' and v.granted and v.mode = 'ExclusiveLock' limit 1)
            from pg_stat_activity a where a.pid = any (pg_blocking_pids(?)) order by a.pid""";

    private final Connection connection;
    private final ServerVersion version;

    /**
     * Makes a catalog over a connection.
     *
     * @param connection an open connection in autocommit mode, so that it holds no snapshot between calls
     * @param version its server's version
     */
    public BlockerCatalog(Connection connection, ServerVersion version) {
        this.connection = connection;
        this.version = version;
    }

    /**
     * Finds who would be in the way if the work started now.
     *
     * @param tables the tables that the work touches
     * @param rule whom the work waits for
     * @param ours process ids of sessions that belong to this work
     * @return the sessions and prepared transactions, longest open first
     * @throws SQLException if the server does not answer
     */
    public List<Blocker> inTheWay(Collection<Long> tables, LockRule rule, Collection<Integer> ours)
            throws SQLException {
        List<Blocker> found = new ArrayList<>();
        Array oids = connection.createArrayOf("oid", tables.toArray());
        Array modes = connection.createArrayOf("text", rule.modes().toArray());
        try (PreparedStatement statement = connection.prepareStatement(SESSIONS)) {
            statement.setArray(1, oids);
            statement.setArray(2, modes);
            statement.setBoolean(3, rule.waitsForSnapshots());
            // since 14 a builder of a plain index does not make other builders wait
            statement.setBoolean(4, version.major() >= 14);
            statement.setArray(5, connection.createArrayOf("int4", ours.toArray()));
            sessions(statement, found);
        }
        try (PreparedStatement statement = connection.prepareStatement(PREPARED)) {
            statement.setArray(1, oids);
            statement.setArray(2, modes);
            prepared(statement, found);
        }
        return found;
    }

    /**
     * Finds whom a session waits for at this moment.
     *
     * @param pid the session that waits
     * @param tables the tables that it works on, to name prepared transactions, which have no process
     * @param rule whom it waits for
     * @return the sessions and prepared transactions in its way
     * @throws SQLException if the server does not answer
     */
    public List<Blocker> waitedForBy(int pid, Collection<Long> tables, LockRule rule) throws SQLException {
        List<Blocker> found = new ArrayList<>();
        Array oids = connection.createArrayOf("oid", tables.toArray());
        Array modes = connection.createArrayOf("text", rule.modes().toArray());
        try (PreparedStatement statement = connection.prepareStatement(WAITED_FOR)) {
            statement.setArray(1, oids);
            statement.setArray(2, modes);
            statement.setInt(3, pid);
            sessions(statement, found);
        }
        if (found.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(PREPARED)) {
                statement.setArray(1, oids);
                statement.setArray(2, modes);
                prepared(statement, found);
            }
        }
        return found;
    }

    private static void sessions(PreparedStatement statement, List<Blocker> found) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Optional<Duration> age = millis(row, 5);
                boolean hidden = age.isEmpty() && row.getString(4) == null;
                found.add(new Blocker(
                        "pid " + row.getInt(1),
                        row.getInt(1) + "@" + row.getString(9),
                        "application '" + row.getString(2) + "', role " + row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        age,
                        reason(row.getString(7), row.getBoolean(8)),
                        hidden
                                ? Optional.empty()
                                : Optional.ofNullable(row.getString(6)).map(BlockerCatalog::oneLine)));
            }
        }
    }

    private static void prepared(PreparedStatement statement, List<Blocker> found) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Blocker(
                        "prepared transaction '" + row.getString(1) + "'",
                        "-1/" + row.getString(3),
                        "role " + row.getString(2),
                        Optional.of("prepared"),
                        millis(row, 4),
                        "holds " + row.getString(5),
                        Optional.of("PREPARE TRANSACTION; end it with COMMIT PREPARED or ROLLBACK PREPARED")));
            }
        }
    }

    private static Optional<Duration> millis(ResultSet row, int column) throws SQLException {
        double millis = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(0, Math.round(millis))));
    }

    private static String reason(@Nullable String modes, boolean holdsSnapshot) {
        if (modes == null) {
            return holdsSnapshot ? "snapshot held" : "holds a lock";
        }
        return "holds " + modes + " on the table" + (holdsSnapshot ? ", snapshot held" : "");
    }

    private static String oneLine(String statement) {
        String line = statement.replaceAll("\\s+", " ").strip();
        return line.length() <= STATEMENT_LENGTH ? line : line.substring(0, STATEMENT_LENGTH) + "...";
    }
}
