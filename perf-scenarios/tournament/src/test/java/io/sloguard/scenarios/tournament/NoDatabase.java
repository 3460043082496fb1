package io.sloguard.scenarios.tournament;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that refuses every connection. */
final class NoDatabase implements DataSource {

    static final String REFUSAL = "Connection refused by the test";

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException(REFUSAL, "08001");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(System.err, true);
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // Nothing is logged.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // It refuses at once.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException(REFUSAL);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
