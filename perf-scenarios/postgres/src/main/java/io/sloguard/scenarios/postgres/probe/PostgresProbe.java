package io.sloguard.scenarios.postgres.probe;

import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.DatabaseWatch;
import io.sloguard.target.TargetException;
import java.sql.SQLException;

/** Watches the sessions of a run on a PostgreSQL from 13 on. Thread-safe; each watch has a connection of its own. */
public final class PostgresProbe implements DatabaseProbe {

    private final TrackingDataSource.Login login;
    private final TrackedSessions sessions;

    /**
     * Creates a resource of a target.
     *
     * @param login how the sessions of the run log in
     * @param sessions these sessions
     */
    public PostgresProbe(TrackingDataSource.Login login, TrackedSessions sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    @Override
    public DatabaseWatch connect() {
        try {
            return PostgresWatch.connect(login, sessions);
        } catch (SQLException refused) {
            throw new TargetException(
                    "its probe could not connect: " + refused.getMessage()
                            + ". Has the server room for one more connection?",
                    refused);
        }
    }
}
