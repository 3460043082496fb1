package io.sloguard.scenarios.postgres.probe;

import io.sloguard.result.diagnosis.Blocker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who waits for whom at one moment, and for the lock of which table. Immutable. */
final class LockWaits {

    /** Nobody waits. */
    static final LockWaits NONE = new LockWaits(Map.of(), Map.of());

    /** So many waiting sessions are looked into at once: each looks at the lock table of the server. */
    static final int MOST = 50;

    /**
     * A row lock is waited for as a lock on the transaction that holds it. The waiter has locked the place of the row
     * meanwhile, which tells the table; else, as for a unique key, its only table that it writes to.
     */
    private static final String SQL =
            "with l as materialized (select pid, locktype, relation, mode, granted from pg_locks where pid = any(?))"
                    + " select p.pid, pg_blocking_pids(p.pid), coalesce("
                    + "(select c.relname from l join pg_class c on c.oid = l.relation"
                    + " where l.pid = p.pid and not l.granted limit 1), "
                    + "(select c.relname from l join pg_class c on c.oid = l.relation"
                    + " where l.pid = p.pid and l.locktype = 'tuple' limit 1), "
                    + "(select min(c.relname) from l join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p')"
                    + " where l.pid = p.pid and l.mode in ('RowExclusiveLock', 'RowShareLock')"
                    + " having count(distinct c.oid) = 1), '')"
                    + " from unnest(?) as p (pid)";

    private final Map<Integer, List<Integer>> blockers;
    private final Map<Integer, String> tables;

    private LockWaits(Map<Integer, List<Integer>> blockers, Map<Integer, String> tables) {
        this.blockers = blockers;
        this.tables = tables;
    }

    /** A wait as the server tells it. */
    private record Wait(int process, List<Integer> blockers, String table) {}

    /** Asks for the waits among sessions; without a question if none of them waits. */
    static LockWaits of(List<SessionRow> sessions, ServerAnswers server) throws SQLException {
        Integer[] waiting = sessions.stream()
                .filter(SessionRow::waitsForLock)
                .map(SessionRow::process)
                .limit(MOST)
                .toArray(Integer[]::new);
        if (waiting.length == 0) {
            return NONE;
        }
        Map<Integer, List<Integer>> blockers = new HashMap<>();
        Map<Integer, String> tables = new HashMap<>();
        for (Wait wait : server.rows(SQL, LockWaits::wait, waiting, waiting)) {
            blockers.put(wait.process(), wait.blockers());
            tables.put(wait.process(), wait.table());
        }
        return new LockWaits(blockers, tables);
    }

    private static Wait wait(ResultSet row) throws SQLException {
        return new Wait(row.getInt(1), List.of((Integer[]) row.getArray(2).getArray()), ServerAnswers.text(row, 3));
    }

    /** Returns the table of the lock that a process waits for; empty if it is not known. */
    String table(int process) {
        return tables.getOrDefault(process, "");
    }

    /**
     * Returns who is at the end of the chain that a process waits in.
     *
     * @param sessions the sessions that were seen, by process
     */
    Optional<Blocker> blocker(int process, Map<Integer, SessionRow> sessions) {
        Set<Integer> passed = new HashSet<>();
        int at = process;
        while (passed.add(at) && !blockers.getOrDefault(at, List.of()).isEmpty()) {
            at = blockers.getOrDefault(at, List.of()).get(0);
        }
        return at == process ? Optional.empty() : Optional.of(described(at, sessions.get(at)));
    }

    private static Blocker described(int process, @Nullable SessionRow session) {
        if (process == 0) {
            return new Blocker("a prepared transaction", "", "");
        }
        if (session == null) {
            return new Blocker("session " + process, "", "");
        }
        return new Blocker(
                session.isOurs() ? "a session of this run" : "session " + process + " (" + session.name() + ")",
                session.state(),
                session.isHidden() ? "" : StatementText.withoutValues(session.statement()));
    }
}
