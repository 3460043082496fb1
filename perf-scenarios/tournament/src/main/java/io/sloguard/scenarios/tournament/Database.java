package io.sloguard.scenarios.tournament;

import io.sloguard.PerfException;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The database of one scenario: lends connections, and sees to it that each transaction is committed or rolled back.
 * Thread-safe.
 *
 * <p>{@link #close} does not wait for statements that hang: it has the server cancel them, so that their transactions
 * end and their locks are released at once.
 */
final class Database implements AutoCloseable {

    /** Work on a connection that is lent for as long as it takes. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource target;
    private final ConnectionSource source;
    private final int socketTimeoutMillis;
    private final Set<Connection> lent = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    private Database(DataSource target, ConnectionSource source, int socketTimeoutMillis) {
        this.target = target;
        this.source = source;
        this.socketTimeoutMillis = socketTimeoutMillis;
    }

    /** Opens the connections of a scenario to the target of the plan. */
    static Database open(ScenarioContext context, ConnectionSettings settings) {
        var target = context.resource(DataSource.class);
        return new Database(
                target, ConnectionSource.open(context.name(), target, settings), settings.socketTimeoutMillis());
    }

    /**
     * Does work that is not part of the load on a connection of its own, in one transaction: set-up and verification
     * neither wait for the pool nor warm it.
     *
     * @throws PerfException if the tables of the reference domain are not there
     */
    static <T> T aside(DataSource target, Work<T> work) throws SQLException {
        try (Connection connection = target.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            if (SqlState.isUndefinedTable(e)) {
                throw new PerfException(
                        "The target has not the tables of the reference domain (" + e.getMessage()
                                + "). Write \"changelog: db/changelog/tournament.yaml\" into the plan.",
                        e);
            }
            throw e;
        }
    }

    /** Does work beside the load, as {@link #aside(DataSource, Work)}. */
    <T> T aside(Work<T> work) throws SQLException {
        return aside(target, work);
    }

    /** Returns the unpooled target, for connections that live as long as the scenario. */
    DataSource target() {
        return target;
    }

    /** Does work in which every statement is a transaction of its own. */
    <T> T perStatement(Work<T> work) throws SQLException {
        Connection connection = source.connection();
        try (connection) {
            lent.add(connection);
            // After the registration, so that either this check or the loop of close() sees the other.
            if (isClosed) {
                throw new SQLException("The scenario has ended and its connections are closed.", "08003");
            }
            connection.setNetworkTimeout(Runnable::run, socketTimeoutMillis);
            return work.on(connection);
        } finally {
            lent.remove(connection);
        }
    }

    /**
     * Does work in one transaction, which is committed if the outcome is a success and rolled back otherwise.
     *
     * @param commits counts the commit
     */
    Outcome inTransaction(WriteTally commits, Work<Outcome> work) throws SQLException {
        return perStatement(connection -> {
            connection.setAutoCommit(false);
            try {
                Outcome outcome = work.on(connection);
                if (outcome.status() == Outcome.Status.OK) {
                    commits.count(() -> commit(connection));
                } else {
                    connection.rollback();
                }
                return outcome;
            } catch (SQLException | RuntimeException e) {
                rollBackAfter(e, connection);
                throw e;
            }
        });
    }

    /** Cancels what runs and closes every connection. Safe to call more than once. */
    @Override
    public void close() {
        isClosed = true;
        lent.forEach(Database::cancel);
        source.close();
        lent.forEach(Database::abort);
    }

    private static boolean commit(Connection connection) throws SQLException {
        connection.commit();
        return true;
    }

    private static void rollBackAfter(Exception cause, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // It ended by itself in the meantime, or the server is gone: either way nothing is left to cancel.
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Closed already, which is what was wanted.
        }
    }
}
