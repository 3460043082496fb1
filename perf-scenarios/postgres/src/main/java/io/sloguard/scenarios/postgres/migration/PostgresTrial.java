package io.sloguard.scenarios.postgres.migration;

import static java.lang.System.Logger.Level.WARNING;

import io.sloguard.target.LockWatch;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TrialDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A database in which one migration is tried. Thread-safe. */
final class PostgresTrial implements TrialDatabase {

    private static final System.Logger LOG = System.getLogger(PostgresTrial.class.getName());

    private static final String TABLE = "select to_regclass(?)::text";
    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?";

    private final TrialSessions sessions;
    private final Target target;
    private final TrialIndexes indexes;
    private final Runnable afterwards;
    private final AtomicReference<MigrationCommand> command = new AtomicReference<>();

    /**
     * Creates a trial.
     *
     * @param target where the load goes
     * @param afterwards what is done when every session has ended
     */
    PostgresTrial(TrialSessions sessions, Target target, TrialIndexes indexes, Runnable afterwards) {
        this.sessions = sessions;
        this.target = target;
        this.indexes = indexes;
        this.afterwards = afterwards;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public long scale(Scaling scaling) {
        try (Connection connection = sessions.aside().getConnection()) {
            return TableScaling.in(connection, scaling);
        } catch (SQLException failure) {
            throw new TargetException(
                    "the rows of " + scaling.table() + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void apply(Migration migration) throws InterruptedException {
        if (migration instanceof Migration.Changelog changelog) {
            Changelog.apply(changelog.name(), sessions.migration());
        } else if (migration instanceof Migration.Command words) {
            MigrationCommand started = MigrationCommand.start(words.words(), sessions);
            command.set(started);
            started.await();
        } else {
            execute(((Migration.Statements) migration).sql());
        }
    }

    private void execute(List<String> statements) {
        try (Connection connection = sessions.migration().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new TargetException(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public void stop() {
        MigrationCommand started = command.get();
        if (started != null) {
            started.stop();
        }
        try (Connection connection = sessions.aside().getConnection();
                PreparedStatement terminate = connection.prepareStatement(TERMINATE)) {
            terminate.setString(1, sessions.migrationName());
            terminate.execute();
        } catch (SQLException failure) {
            throw new TargetException("the migration cannot be stopped: " + failure.getMessage(), failure);
        }
    }

    @Override
    public OpenTransaction leaveOpen(String table) {
        try {
            return LeftOpen.on(table, sessions.openTransaction().getConnection());
        } catch (SQLException failure) {
            throw new TargetException("no transaction on " + table + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * A transaction that holds the lock of a writer and has changed nothing. Its last statement holds no snapshot, so that
     * it is in the way by its lock alone.
     */
    private record LeftOpen(Connection connection) implements OpenTransaction {

        static LeftOpen on(String table, Connection connection) throws SQLException {
            try {
                connection.setAutoCommit(false);
                String quoted = quoted(table, connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("lock table " + quoted + " in row exclusive mode");
                }
                return new LeftOpen(connection);
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        }

        private static String quoted(String table, Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
                statement.setString(1, table);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    String name = row.getString(1);
                    if (name == null) {
                        throw new TargetException("there is no table named " + table);
                    }
                    return name;
                }
            }
        }

        @Override
        public void close() {
            try (connection) {
                if (!connection.isClosed()) {
                    connection.commit();
                }
            } catch (SQLException lost) {
                throw new TargetException(String.valueOf(lost.getMessage()), lost);
            }
        }
    }

    @Override
    public LockWatch watch() {
        try {
            return PostgresLockWatch.on(sessions.watch().getConnection());
        } catch (SQLException failure) {
            throw new TargetException("the locks cannot be watched: " + failure.getMessage(), failure);
        }
    }

    @Override
    public List<String> blockingStatements() {
        try {
            return indexes.newDefinitions();
        } catch (SQLException failure) {
            throw new TargetException("the new indexes cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public List<String> invalidIndexes() {
        try {
            return indexes.newlyInvalid();
        } catch (SQLException failure) {
            throw new TargetException("the INVALID indexes cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        target.close();
        try {
            afterwards.run();
        } catch (TargetException failure) {
            LOG.log(WARNING, "a copy of the database may be left: {0}", failure.getMessage());
        }
    }
}
