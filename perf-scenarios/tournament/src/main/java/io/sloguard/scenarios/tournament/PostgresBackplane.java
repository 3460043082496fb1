package io.sloguard.scenarios.tournament;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * A backplane on LISTEN and NOTIFY of PostgreSQL. It listens on a connection of its own, in a thread of its own, and
 * publishes through the pool of the scenario. A message may have 7999 bytes, the limit of NOTIFY. Thread-safe.
 */
final class PostgresBackplane implements Backplane {

    private static final String CHANNEL = "tournament_live";
    private static final String LISTEN = "listen " + CHANNEL;
    private static final String PUBLISH = "select pg_notify(?, ?)";
    private static final int FOREVER = 0;

    private final Database database;
    private final Connection listening;
    private final Consumer<String> receiver;
    private volatile boolean isClosed;
    private volatile @Nullable Exception loss;

    private PostgresBackplane(Database database, Connection listening, Consumer<String> receiver) {
        this.database = database;
        this.listening = listening;
        this.receiver = receiver;
    }

    /** Starts to listen; what is published after this method has returned reaches the receiver. */
    static PostgresBackplane open(Database database, Consumer<String> receiver) throws SQLException {
        Connection listening = database.target().getConnection();
        try (Statement statement = listening.createStatement()) {
            listening.setNetworkTimeout(Runnable::run, FOREVER);
            statement.execute(LISTEN);
        } catch (SQLException e) {
            listening.close();
            throw e;
        }
        var backplane = new PostgresBackplane(database, listening, receiver);
        var thread = new Thread(backplane::receive, "postgres-backplane");
        thread.setDaemon(true);
        thread.start();
        return backplane;
    }

    @Override
    public void publish(String message) throws SQLException {
        Exception lost = loss;
        if (lost != null) {
            throw new SQLException("The backplane does not receive any more: " + lost.getMessage(), "08006", lost);
        }
        database.perStatement(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
                statement.setString(1, CHANNEL);
                statement.setString(2, message);
                return statement.execute();
            }
        });
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            // Not close(), which would wait for the read that the thread is in.
            listening.abort(Runnable::run);
        } catch (SQLException e) {
            // Closed already, which is what was wanted.
        }
    }

    private void receive() {
        try {
            PGConnection notifications = listening.unwrap(PGConnection.class);
            while (!isClosed) {
                PGNotification[] received = notifications.getNotifications(FOREVER);
                if (received != null) {
                    for (PGNotification notification : received) {
                        receiver.accept(notification.getParameter());
                    }
                }
            }
        } catch (SQLException | RuntimeException e) {
            // Reported by the next publish. A connection that close() has cut is no loss.
            if (!isClosed) {
                loss = e;
            }
        }
    }
}
