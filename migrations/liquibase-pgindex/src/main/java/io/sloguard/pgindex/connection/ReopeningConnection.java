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
 * <p>Liquibase makes it when it is given a URL, as by its command line and its Maven plugin. In everything else it is
 * Liquibase's own connection. It keeps the credentials as the driver got them, in memory only.
 */
public final class ReopeningConnection extends JdbcConnection {

    private static final String POSTGRESQL = "jdbc:postgresql:";

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
        return PRIORITY_DEFAULT + 1;
    }

    @Override
    public boolean supports(String url) {
        return url != null && url.startsWith(POSTGRESQL);
    }

    @Override
    public void open(String url, Driver driverObject, Properties driverProperties) throws DatabaseException {
        super.open(url, driverObject, driverProperties);
        Properties copy = new Properties();
        copy.putAll(driverProperties);
        opener = new Opener(driverObject, url, copy);
    }

    Optional<Connection> reopen() throws SQLException {
        Opener known = opener;
        return known == null
                ? Optional.empty()
                : Optional.ofNullable(known.driver().connect(known.url(), known.properties()));
    }
}
