package io.sloguard.pgindex.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/** A session with an open transaction that stands in the way until it is ended. */
public final class OpenSession implements AutoCloseable {

    private final Connection connection;

    private OpenSession(Connection connection) {
        this.connection = connection;
    }

    /** Opens a transaction, runs statements in it and leaves it open. */
    public static OpenSession begin(TestDatabase database, String application, String... statements) {
        try {
            Connection connection = database.connect(application);
            connection.setAutoCommit(false);
            OpenSession session = new OpenSession(connection);
            session.run(statements);
            return session;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A transaction that has written to the table. */
    public static OpenSession writer(TestDatabase database) {
        return begin(database, "open-writer", "insert into t(id, w, u) values (-1, 1, -1)");
    }

    /** A transaction of READ COMMITTED that has only read; the driver keeps its last portal open, and so a snapshot. */
    public static OpenSession idleReader(TestDatabase database) {
        return begin(database, "idle-reader", "select 1");
    }

    /** A transaction of READ COMMITTED that has read the table and is idle without a snapshot. */
    public static OpenSession tableReader(TestDatabase database) {
        return begin(database, "table-reader", "select count(*) from t", "set local application_name = 'table-reader'");
    }

    public void run(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public int pid() {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Rolls back as soon as a condition holds, in another thread. */
    public CompletableFuture<Void> endWhen(Runnable waiting) {
        return Background.run(() -> {
            waiting.run();
            close();
        });
    }

    @Override
    public void close() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
