package io.sloguard.pgindex.connection;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's connection to PostgreSQL that can open another one like itself.
 *
 * <p>Liquibase makes it when it is given a URL, as by its command line and its Maven plugin. It lets the connection class
 * that Liquibase would have taken otherwise do the opening, so that its way of logging in stays. It keeps the credentials
 * as the driver got them, in memory only.
 */
public final class ReopeningConnection extends JdbcConnection {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Above the connection class of Liquibase's commercial jar, 101, which comes with its Maven plugin and command line. */
    private static final int PRIORITY = 1000;

    private @Nullable Opener opener;

    private record Opener(Driver driver, String url, Properties properties) {
        @Override
        public String toString() {
            return "Opener[driver=" + driver.getClass().getName() + "]";
        }
    }

    /** Made by Liquibase's service loader. */
    public ReopeningConnection() {}

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public boolean supports(String url) {
        return url != null && url.startsWith(POSTGRESQL);
    }

    @Override
    public void open(String url, Driver driverObject, Properties driverProperties) throws DatabaseException {
        Properties copy = new Properties();
        copy.putAll(driverProperties);
        Driver driver = DelegatingDriver.over(driverObject, url);
        super.open(url, driver, driverProperties);
        opener = new Opener(driver, url, copy);
    }

    Optional<Connection> reopen() throws SQLException {
        Opener known = opener;
        return known == null
                ? Optional.empty()
                : Optional.ofNullable(known.driver().connect(known.url(), known.properties()));
    }
}
