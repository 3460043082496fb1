package io.sloguard.scenarios.postgres.probe;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections of which it is known which thread uses each. They are the driver's own: nothing stands between them and
 * their users but a socket that notes who writes. An address that names a socket factory of its own keeps that, and is not
 * tracked. Thread-safe.
 */
public final class TrackingDataSource implements DataSource {

    private final Login login;
    private final TrackedSessions sessions;

    /**
     * How to log in; its text form leaves the password out.
     *
     * @param url the address, without credentials
     * @param user the user
     * @param password the password, empty if there is none
     * @param applicationName by which the server knows the sessions
     * @param timeoutSeconds how long a log-in may take
     */
    public record Login(String url, String user, String password, String applicationName, int timeoutSeconds) {

        @Override
        public String toString() {
            return "Login[url=" + url + ", user=" + user + ", applicationName=" + applicationName + "]";
        }

        /** Returns the same under another application name. */
        Login as(String name) {
            return new Login(url, user, password, name, timeoutSeconds);
        }

        /** Returns a source of the driver's connections, of which it is not known who uses them. */
        public PGSimpleDataSource source() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(user);
            source.setPassword(password);
            source.setApplicationName(applicationName);
            source.setLoginTimeout(timeoutSeconds);
            return source;
        }
    }

    /**
     * Creates a source of connections.
     *
     * @param login how to log in
     * @param sessions where the sessions are noted
     */
    public TrackingDataSource(Login login, TrackedSessions sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(login.source());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        PGSimpleDataSource source = login.source();
        source.setUser(user);
        source.setPassword(password);
        return connect(source);
    }

    private Connection connect(PGSimpleDataSource source) throws SQLException {
        TrackedSession session = new TrackedSession();
        String ticket = TrackingSocketFactory.ticket(session);
        try {
            source.setSocketFactory(TrackingSocketFactory.class.getName());
            source.setSocketFactoryArg(ticket);
            Connection connection = source.getConnection();
            session.used(); // a thread of the driver's may have logged in
            sessions.add(connection.unwrap(PGConnection.class).getBackendPID(), session);
            return connection;
        } finally {
            session.opened();
            TrackingSocketFactory.forget(ticket);
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the log is not set here");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the login timeout is not set here");
    }

    @Override
    public int getLoginTimeout() {
        return login.timeoutSeconds();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("no " + type.getName() + " is wrapped here");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
