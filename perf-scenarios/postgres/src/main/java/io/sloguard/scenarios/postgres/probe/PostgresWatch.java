package io.sloguard.scenarios.postgres.probe;

import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.FullScan;
import io.sloguard.scenarios.postgres.plan.FullScanSearch;
import io.sloguard.target.DatabaseWatch;
import io.sloguard.target.SessionSample;
import io.sloguard.target.TargetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** One watch of a server. Its connection gives up by itself: statements after 2 s, a silent server after 5 s. */
final class PostgresWatch implements DatabaseWatch {

    private static final int SOCKET_TIMEOUT_SECONDS = 5;

    /** A probe is to be cheap: no parallel workers, no compiled queries; and it never waits for a lock. */
    private static final String SETTINGS = "set statement_timeout = '2s'; set lock_timeout = '500ms'; set jit = off;"
            + " set max_parallel_workers_per_gather = 0";

    /** The plans of so many statements are asked for. */
    private static final int MOST_PLANS = 10;

    /** The function below the view pg_stat_activity, without what that joins to it, which costs as much again. */
    private static final String SESSIONS =
            "select pid, coalesce(application_name = ?, false), coalesce(nullif(application_name, ''), backend_type,"
                    + " pg_get_userbyid(usesysid), ''), coalesce(state, ''), coalesce(wait_event_type, ''),"
                    + " coalesce(wait_event, ''), coalesce(query, '') from pg_stat_get_activity(null)"
                    + " where datid = (select oid from pg_database where datname = current_database())"
                    + " and pid <> pg_backend_pid() and (state is null or state <> 'idle')"
                    + " and backend_type is distinct from 'parallel worker'";

    private final Connection connection;
    private final ServerAnswers server;
    private final String applicationName;
    private final TrackedSessions tracked;
    private final ServerCounters counters;
    private final BareStatements statements = new BareStatements();
    private final Map<String, SeenStatement> executed = new HashMap<>();
    private boolean sawHiddenSessions;
    private boolean sawUntrackedSessions;
    private int refusedSamples;
    private String refusal = "";

    private PostgresWatch(Connection connection, String applicationName, TrackedSessions tracked) {
        this.connection = connection;
        this.server = new ServerAnswers(connection);
        this.applicationName = applicationName;
        this.tracked = tracked;
        this.counters = new ServerCounters(server);
    }

    static PostgresWatch connect(TrackingDataSource.Login login, TrackedSessions tracked) throws SQLException {
        PGSimpleDataSource source = login.as(login.applicationName() + "-probe").source();
        source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
        return new PostgresWatch(connection, login.applicationName(), tracked);
    }

    @Override
    public void begin() {
        try {
            counters.begin();
        } catch (SQLException lost) {
            throw lost(lost);
        }
    }

    @Override
    public Optional<List<SessionSample>> sample() {
        Map<Integer, Thread> before = tracked.users();
        try {
            List<SessionRow> sessions = server.rows(SESSIONS, PostgresWatch::session, applicationName);
            return Optional.of(samples(sessions, LockWaits.of(sessions, server), before));
        } catch (SQLException failure) {
            if (ServerAnswers.isLost(failure)) {
                throw lost(failure);
            }
            refusedSamples++;
            refusal = ServerAnswers.firstLine(failure);
            return Optional.empty();
        }
    }

    private List<SessionSample> samples(List<SessionRow> sessions, LockWaits locks, Map<Integer, Thread> before) {
        Map<Integer, SessionRow> byProcess =
                sessions.stream().collect(Collectors.toMap(SessionRow::process, Function.identity()));
        List<SessionSample> samples = new ArrayList<>();
        for (SessionRow session : sessions) {
            sawHiddenSessions |= session.isHidden();
            if (session.isOurs()) {
                samples.add(sample(session, locks, byProcess, before));
            }
        }
        return samples;
    }

    private SessionSample sample(
            SessionRow session, LockWaits locks, Map<Integer, SessionRow> byProcess, Map<Integer, Thread> before) {
        Optional<Thread> user =
                tracked.user(session.process()).filter(thread -> thread.equals(before.get(session.process())));
        sawUntrackedSessions |= tracked.user(session.process()).isEmpty();
        Cause cause =
                Waits.cause(session, locks.table(session.process()), statements.withoutValues(session.statement()));
        if (cause.kind() == Cause.Kind.EXECUTION || cause.kind() == Cause.Kind.DATA_FILE) {
            executed.merge(cause.statement(), new SeenStatement(session.statement(), 1), SeenStatement::plus);
        }
        return new SessionSample(
                user, cause, session.waitsForLock() ? locks.blocker(session.process(), byProcess) : Optional.empty());
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        return new SessionRow(
                row.getInt(1),
                row.getBoolean(2),
                ServerAnswers.text(row, 3),
                ServerAnswers.text(row, 4),
                ServerAnswers.text(row, 5),
                ServerAnswers.text(row, 6),
                ServerAnswers.text(row, 7));
    }

    @Override
    public DatabaseActivity activity() {
        try {
            DatabaseActivity activity = counters.end();
            return new DatabaseActivity(activity.statements(), fullScans(), activity.tables(), activity.counters());
        } catch (SQLException lost) {
            throw lost(lost);
        }
    }

    private List<FullScan> fullScans() throws SQLException {
        FullScanSearch search = new FullScanSearch(connection);
        List<FullScan> scans = new ArrayList<>();
        for (Map.Entry<String, SeenStatement> seen : mostSeen()) {
            search.largest(seen.getValue().sent())
                    .map(scan -> new FullScan(seen.getKey(), scan.table(), scan.condition(), scan.rows()))
                    .ifPresent(scans::add);
        }
        return scans;
    }

    private List<Map.Entry<String, SeenStatement>> mostSeen() {
        return executed.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, SeenStatement> one) ->
                                -one.getValue().times())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_PLANS)
                .toList();
    }

    /** A statement as it was sent once, and how many times it was seen at work. */
    private record SeenStatement(String sent, int times) {

        private SeenStatement plus(SeenStatement other) {
            return new SeenStatement(sent, times + other.times);
        }
    }

    @Override
    public List<String> missing() {
        List<String> missing = new ArrayList<>(counters.missing());
        if (sawHiddenSessions) {
            missing.add("what sessions of other users do is not shown to this user: grant pg_monitor to it");
        }
        if (sawUntrackedSessions) {
            missing.add("sessions that other means than the target's DataSource opened are not told by operation");
        }
        if (refusedSamples > 0) {
            missing.add(refusedSamples + " samples could not be taken: " + refusal);
        }
        return missing;
    }

    private static TargetException lost(SQLException failure) {
        return new TargetException(String.valueOf(failure.getMessage()).strip(), failure);
    }

    /** Closes the socket without a farewell, which a thread that is inside a question could wait for. */
    @Override
    public void close() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // nothing is left to close
        }
    }
}
