package io.sloguard.scenarios.postgres.migration;

import io.sloguard.result.Blocker;
import io.sloguard.target.LockWatch;
import io.sloguard.target.TargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the locks of a database on a connection that commits each statement, so that it never holds a snapshot for which
 * a concurrent build would wait. A session waits to read or write if it asks for one of the three locks that readers and
 * writers take; what migrations ask for is stronger. Used by one thread.
 */
final class PostgresLockWatch implements LockWatch {

    private static final int FIRST_VERSION_WITH_WAIT_START = 14;

    /** Who blocks a migration changes rarely, and asking for it takes the locks of the server's lock table. */
    private static final long BLOCKERS_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** So many looks compile the way that they take in this JVM, and have the server keep their plan. */
    private static final int WARM_UP_LOOKS = 100;

    /**
     * Row by row: the server's clock before it looks, a session that waits to read or write, a migration that waits for a
     * table, a build, and the clock when it has looked.
     */
    private static final String LOOK = """
            select 'clock', 0, null, (extract(epoch from clock_timestamp()) * 1000000000)::bigint
            union all
            select case when l.mode in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock') then 'use' else 'change' end,
                   l.pid, l.relation::regclass::text, %s
            from pg_locks l
            where not l.granted and l.locktype = 'relation'
              and l.database = (select d.oid from pg_database d where d.datname = current_database())
            union all
            select 'build', p.pid, p.phase, null
            from pg_stat_progress_create_index p
            where p.datname = current_database()
            union all
            select 'clock', 0, null, (extract(epoch from clock_timestamp()) * 1000000000)::bigint""";

    private static final String WAITED = "(extract(epoch from clock_timestamp() - l.waitstart) * 1000000000)::bigint";

    private static final String BLOCKERS = """
            select waiting.pid, b.pid, coalesce(b.application_name, ''), left(coalesce(b.query, ''), 200)
            from (select distinct l.pid from pg_locks l
                  where not l.granted and (l.locktype = 'virtualxid' or l.locktype = 'relation' and l.mode not in
                    ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))) waiting
            cross join lateral unnest(pg_blocking_pids(waiting.pid)) blocking (pid)
            join pg_stat_activity b on b.pid = blocking.pid
            where b.datname = current_database()""";

    private final Connection connection;
    private final PreparedStatement look;
    private final PreparedStatement blockers;
    private Map<Long, List<Blocker>> knownBlockers = Map.of();
    private long askedNanos = System.nanoTime() - BLOCKERS_PERIOD_NANOS;

    private PostgresLockWatch(Connection connection, PreparedStatement look, PreparedStatement blockers) {
        this.connection = connection;
        this.look = look;
        this.blockers = blockers;
    }

    /** Creates a watch that owns the connection. */
    static PostgresLockWatch on(Connection connection) throws SQLException {
        try {
            boolean tells = connection.getMetaData().getDatabaseMajorVersion() >= FIRST_VERSION_WITH_WAIT_START;
            PostgresLockWatch watch = new PostgresLockWatch(
                    connection,
                    connection.prepareStatement(LOOK.formatted(tells ? WAITED : "null::bigint")),
                    connection.prepareStatement(BLOCKERS));
            for (int i = 0; i < WARM_UP_LOOKS; i++) {
                watch.look();
            }
            return watch;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public Look look() {
        List<Waiting> waiting = new ArrayList<>();
        Map<Long, String> steps = new HashMap<>();
        List<Long> clock = new ArrayList<>();
        try {
            try (ResultSet rows = look.executeQuery()) {
                while (rows.next()) {
                    add(rows, waiting, steps, clock);
                }
            }
            if (steps.values().stream().anyMatch(step -> step.startsWith("waiting"))) {
                askForBlockers();
            }
        } catch (SQLException failure) {
            throw new TargetException("the watch of the locks was cut off: " + failure.getMessage(), failure);
        }
        List<Step> all = new ArrayList<>();
        steps.forEach((session, step) -> all.add(new Step(
                session,
                step,
                step.startsWith("waiting") ? knownBlockers.getOrDefault(session, List.of()) : List.of())));
        return new Look(waiting, all, Optional.of(new Moment(Collections.min(clock), Collections.max(clock))));
    }

    private static void add(ResultSet row, List<Waiting> waiting, Map<Long, String> steps, List<Long> clock)
            throws SQLException {
        String kind = row.getString(1);
        if (kind.equals("clock")) {
            clock.add(row.getLong(4));
            return;
        }
        long session = row.getLong(2);
        String what = String.valueOf(row.getString(3));
        if (kind.equals("use")) {
            long nanos = row.getLong(4);
            waiting.add(new Waiting(
                    session, what, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(Math.max(0, nanos))));
        } else if (kind.equals("change")) {
            steps.putIfAbsent(session, "waiting for table " + what);
        } else {
            steps.put(session, what);
        }
    }

    private void askForBlockers() throws SQLException {
        long now = System.nanoTime();
        if (now - askedNanos < BLOCKERS_PERIOD_NANOS) {
            return;
        }
        askedNanos = now;
        Map<Long, List<Blocker>> found = new HashMap<>();
        try (ResultSet rows = blockers.executeQuery()) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getLong(1), session -> new ArrayList<>())
                        .add(new Blocker(rows.getLong(2), rows.getString(3), rows.getString(4)));
            }
        }
        knownBlockers = found;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException lost) {
            // The server has ended the session, which is what was wanted.
        }
    }
}
