package io.sloguard.scenarios.postgres.sql;

import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.scenarios.postgres.sql.PlannedSql.Retry;
import io.sloguard.scenarios.postgres.sql.Work.ReadyStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Executes one alternative per operation. What is tried again is one operation still: its values are drawn once, and its time
 * runs from the intended start to the last attempt.
 */
final class SqlUser implements VirtualUser {

    private static final String QUERY_CANCELED = "57014";
    private static final String RETRIES = "retries";

    private final Choice choice;
    private final Session session;
    private final Retry retry;
    private final Object[] values;

    SqlUser(Choice choice, Session session, Retry retry, int parameters) {
        this.choice = choice;
        this.session = session;
        this.retry = retry;
        this.values = new Object[parameters];
    }

    @Override
    public Outcome run(Operation operation) throws SQLException {
        Work work = choice.next(operation.random());
        work.draw(operation.random(), values);
        Outcome outcome = attempts(work, operation);
        if (work.name().isPresent() && outcome.status() == Outcome.Status.OK) {
            operation.record(work.name().get(), Math.max(0, System.nanoTime() - operation.intendedStartNanos()));
        }
        return outcome;
    }

    private Outcome attempts(Work work, Operation operation) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (SQLException failure) {
                if (attempt >= retry.attempts() || !retry.states().contains(failure.getSQLState())) {
                    return outcome(failure);
                }
                operation.count(RETRIES);
            }
        }
    }

    private static Outcome outcome(SQLException failure) throws SQLException {
        if (QUERY_CANCELED.equals(failure.getSQLState())) {
            return Outcome.timedOut("statement timeout", String.valueOf(failure.getMessage()));
        }
        throw failure;
    }

    private Outcome attempt(Work work) throws SQLException {
        Connection connection = session.begin();
        try {
            boolean isTransaction = !connection.getAutoCommit();
            Outcome outcome = execute(work, connection, isTransaction);
            if (isTransaction && outcome.status() == Outcome.Status.OK) {
                connection.commit();
            } else if (isTransaction) {
                connection.rollback();
            }
            return outcome;
        } finally {
            session.end(connection);
        }
    }

    private Outcome execute(Work work, Connection connection, boolean isTransaction) throws SQLException {
        try {
            for (ReadyStatement statement : work.statements()) {
                long rows = rows(session.statement(connection, statement.jdbcText()), statement);
                if (!isExpected(statement, rows)) {
                    return unexpected(statement, rows);
                }
            }
            return Outcome.ok();
        } catch (SQLException failure) {
            if (isTransaction) {
                rollback(connection, failure);
            }
            throw failure;
        }
    }

    /** A rollback that fails as well is told beside the failure that matters. */
    private static void rollback(Connection connection, SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }

    /** Returns how many rows a statement returned or changed. */
    private long rows(PreparedStatement prepared, ReadyStatement statement) throws SQLException {
        for (int i = 0; i < statement.types().size(); i++) {
            statement
                    .types()
                    .get(i)
                    .bind(prepared, i + 1, values[statement.places().get(i)]);
        }
        if (!prepared.execute()) {
            return Math.max(0, prepared.getLargeUpdateCount());
        }
        long rows = 0;
        try (ResultSet result = prepared.getResultSet()) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }

    private static boolean isExpected(ReadyStatement statement, long rows) {
        return statement.planned().rows().isEmpty()
                || statement.planned().rows().get().contains(rows);
    }

    private static Outcome unexpected(ReadyStatement statement, long rows) {
        return Outcome.failed(
                "number of rows",
                statement.planned().place() + " expects "
                        + statement.planned().rows().orElseThrow() + ", got " + rows);
    }
}
