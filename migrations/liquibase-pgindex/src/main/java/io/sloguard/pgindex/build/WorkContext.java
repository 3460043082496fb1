package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.catalog.Blocker;
import io.sloguard.pgindex.catalog.BlockerCatalog;
import io.sloguard.pgindex.catalog.BuildProgress;
import io.sloguard.pgindex.catalog.IndexCatalog;
import io.sloguard.pgindex.catalog.ProgressCatalog;
import io.sloguard.pgindex.catalog.ServerVersion;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one piece of index work shares: connection, settings, catalogs, and how much waiting is left.
 *
 * <p>Opening it checks the server and the connection; closing it puts the settings of the session back. Not
 * thread-safe.
 */
final class WorkContext implements AutoCloseable {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private final Session session;
    private final Tuning tuning;
    private final ServerVersion version;
    private final SessionSettings settings;
    private final WaitBudget budget;
    private final long startedNanos;

    private WorkContext(Session session, Tuning tuning, ServerVersion version) throws SQLException, IndexWorkException {
        this.session = session;
        this.tuning = tuning;
        this.version = version;
        this.startedNanos = session.pace().nanoTime();
        this.settings = SessionSettings.apply(session, tuning);
        this.budget = new WaitBudget(tuning.maxWait());
    }

    static WorkContext open(Session session, Tuning tuning) throws SQLException, IndexWorkException {
        if (!session.connection().getAutoCommit()) {
            throw new IndexWorkException(
                    Reason.CONNECTION_NOT_SUITABLE,
                    "The connection is in a transaction, and PostgreSQL refuses concurrent index work there:"
                            + " set runInTransaction to false on the changeset");
        }
        ServerVersion version = ServerVersion.of(session.connection());
        ServerCheck.requireSupported(version, tuning);
        return new WorkContext(session, tuning, version);
    }

    Session session() {
        return session;
    }

    Journal journal() {
        return session.journal();
    }

    Tuning tuning() {
        return tuning;
    }

    ServerVersion version() {
        return version;
    }

    WaitBudget budget() {
        return budget;
    }

    IndexCatalog catalog() {
        return new IndexCatalog(session.connection(), version);
    }

    BlockerCatalog blockers() {
        return new BlockerCatalog(session.connection(), version);
    }

    ProgressCatalog progress() {
        return new ProgressCatalog(session.connection());
    }

    Gate gate(WaitBudget waitBudget) {
        return new Gate(blockers(), session, waitBudget);
    }

    Duration elapsed() {
        return Duration.ofNanos(session.pace().nanoTime() - startedNanos);
    }

    TableEntry requireTable(RelationName name) throws SQLException, IndexWorkException {
        TableEntry table = catalog()
                .table(name)
                .orElseThrow(() -> new IndexWorkException(
                        Reason.NO_SUCH_OBJECT,
                        "There is no table " + name + " (names are taken as the catalog stores them;"
                                + " without a schema the search path decides)"));
        if (table.kind() == TableEntry.Kind.OTHER || table.kind() == TableEntry.Kind.FOREIGN) {
            throw new IndexWorkException(
                    Reason.NO_SUCH_OBJECT,
                    "The relation " + table.name()
                            + " is neither a table, a partitioned table nor a materialized view; it has no indexes");
        }
        return table;
    }

    /** Runs one statement with the tuned timeout of a single wait. */
    Attempt run(Step step, WaitBudget waitBudget) throws SQLException {
        Duration remaining = waitBudget.remaining();
        return runWithin(tuning.lockTimeout().orElse(remaining), step, waitBudget);
    }

    /** Runs one statement whose waiting harms nobody, so that only the budget bounds it. */
    Attempt runPatiently(Step step, WaitBudget waitBudget) throws SQLException {
        return runWithin(waitBudget.remaining(), step, waitBudget);
    }

    /** Runs one statement, watched from a second connection if there is one; no wait outlasts the budget. */
    Attempt runWithin(Duration timeout, Step step, WaitBudget waitBudget) throws SQLException {
        Duration remaining = waitBudget.remaining();
        boolean budgetDecides = timeout.compareTo(remaining) >= 0;
        settings.lockTimeout(budgetDecides ? remaining : timeout);
        BuildMonitor monitor = BuildMonitor.start(session, settings.pid(), step, waitBudget, version);
        SQLException error;
        try (monitor;
                Statement statement = session.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(step.sql());
            return new Attempt(Optional.empty(), false, List.of(), Optional.empty());
        } catch (SQLException failed) {
            error = failed;
        }
        boolean lockTimedOut = Attempt.LOCK_NOT_AVAILABLE.equals(error.getSQLState());
        if (lockTimedOut && !monitor.hasLooked()) {
            waitBudget.charge(timeout.toNanos());
        }
        boolean exhausted = monitor.isExhausted() || (lockTimedOut && budgetDecides);
        List<Blocker> blockers = monitor.lastBlockers();
        if (blockers.isEmpty() && lockTimedOut) {
            blockers = blockers().inTheWay(step.tables(), step.rule(), List.of());
        }
        Optional<String> phase = monitor.lastProgress().map(BuildProgress::phase);
        return new Attempt(Optional.of(error), exhausted, blockers, phase);
    }

    /** Pauses before the next attempt, longer each time, and spread so that several nodes do not meet again. */
    void backOff(int attempt, WaitBudget waitBudget) throws IndexWorkException {
        long doubled = FIRST_BACKOFF.toMillis() << Math.min(attempt - 1, 10);
        long capped = Math.min(doubled, LONGEST_BACKOFF.toMillis());
        Duration pause =
                Duration.ofMillis(Math.round(capped * (0.5 + session.pace().jitter())));
        waitBudget.charge(pause.toNanos());
        Wait.pause(session.pace(), pause, "waiting before the next attempt");
    }

    @Override
    public void close() {
        settings.close();
    }
}
