package io.sloguard.pgindex.runtime;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.build.IndexWork;
import io.sloguard.pgindex.build.IndexWorkException;
import io.sloguard.pgindex.build.MonitorSource;
import io.sloguard.pgindex.build.Outcome;
import io.sloguard.pgindex.build.Pace;
import io.sloguard.pgindex.build.Session;
import io.sloguard.pgindex.build.Tuning;
import io.sloguard.pgindex.connection.MonitorConnections;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.Optional;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/** Carries out index work on the connection of a Liquibase database. Stateless. */
public final class IndexTaskRunner {

    private IndexTaskRunner() {}

    /**
     * Carries out one task and reports its outcome.
     *
     * @param database the database of the migration, connected and in autocommit mode
     * @param task what to do
     * @param tuning how to wait and retry
     * @return what was done
     * @throws DatabaseException if it could not be done, with the message of the work
     */
    public static Outcome run(Database database, IndexTask task, Tuning tuning) throws DatabaseException {
        LiquibaseJournal journal = new LiquibaseJournal();
        Connection connection = connectionOf(database)
                .orElseThrow(() -> new DatabaseException("Index work needs a connection; there is none offline"));
        MonitorSource monitor = MonitorConnections.of(database);
        Session session = new Session(connection, monitor, journal, Pace.real(new SecureRandom()));
        try {
            Outcome outcome = task.carryOut(new IndexWork(session, tuning));
            journal.progress(outcome.describe());
            return outcome;
        } catch (IndexWorkException failed) {
            throw new DatabaseException(failed.getMessage(), failed);
        }
    }

    /**
     * Returns the JDBC connection of a database.
     *
     * @param database any database
     * @return its connection, or empty if it is offline
     */
    public static Optional<Connection> connectionOf(Database database) {
        return database.getConnection() instanceof JdbcConnection jdbc
                ? Optional.ofNullable(jdbc.getUnderlyingConnection())
                : Optional.empty();
    }
}
