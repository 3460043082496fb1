package io.sloguard.pgindex.connection;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Properties;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.database.DatabaseConnection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/** A driver that lets another connection class of Liquibase open its connections. Immutable. */
final class DelegatingDriver implements Driver {

    private final Driver driver;
    private final Class<? extends JdbcConnection> opening;

    private DelegatingDriver(Driver driver, Class<? extends JdbcConnection> opening) {
        this.driver = driver;
        this.opening = opening;
    }

    /** Returns a driver that opens as Liquibase would without this extension. */
    static Driver over(Driver driver, String url) {
        return Scope.getCurrentScope().getServiceLocator().findInstances(DatabaseConnection.class).stream()
                .filter(found -> found instanceof JdbcConnection && !(found instanceof ReopeningConnection))
                .map(JdbcConnection.class::cast)
                .filter(found -> found.supports(url))
                .max(Comparator.comparingInt(DatabaseConnection::getPriority))
                .<Driver>map(found -> new DelegatingDriver(driver, found.getClass()))
                .orElse(driver);
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        try {
            JdbcConnection connection = opening.getDeclaredConstructor().newInstance();
            connection.open(url, driver, properties);
            return connection.getUnderlyingConnection();
        } catch (DatabaseException failed) {
            throw failed.getCause() instanceof SQLException cause
                    ? cause
                    : new SQLException(failed.getMessage(), failed);
        } catch (ReflectiveOperationException impossible) {
            throw new SQLException(opening.getName() + " cannot be made, although Liquibase just made one", impossible);
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties) throws SQLException {
        return driver.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(DelegatingDriver.class.getName());
    }
}
