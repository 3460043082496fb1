package io.sloguard.pgindex.connection;

import io.sloguard.pgindex.build.MonitorSource;
import io.sloguard.pgindex.config.PgIndexConfiguration;
import java.sql.DriverManager;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.database.Database;

/** Finds out how a second connection to the database of a migration can be opened. */
public final class MonitorConnections {

    /** Key of a {@link DataSource} in Liquibase's scope, for programs that hand Liquibase an open connection. */
    public static final String DATA_SOURCE_KEY = "pgindex.monitorDataSource";

    private MonitorConnections() {}

    /**
     * Looks for a way in this order: {@code pgindex.monitorUrl}, a data source in Liquibase's scope, the URL that
     * Liquibase itself connected by.
     *
     * @param database the database of the migration
     * @return how to open a second connection; {@link MonitorSource#NONE} if there is no way
     */
    public static MonitorSource of(Database database) {
        Optional<String> url = PgIndexConfiguration.monitorUrl();
        if (url.isPresent()) {
            Properties credentials = new Properties();
            PgIndexConfiguration.monitorUsername().ifPresent(value -> credentials.setProperty("user", value));
            PgIndexConfiguration.monitorPassword().ifPresent(value -> credentials.setProperty("password", value));
            // getDriver does not put the URL, which may hold a password, into its exception; getConnection does
            return () -> Optional.ofNullable(DriverManager.getDriver(url.get()).connect(url.get(), credentials));
        }
        Object dataSource = Scope.getCurrentScope().get(DATA_SOURCE_KEY, Object.class);
        if (dataSource instanceof DataSource source) {
            return () -> Optional.of(source.getConnection());
        }
        if (database.getConnection() instanceof ReopeningConnection connection) {
            return connection::reopen;
        }
        return MonitorSource.NONE;
    }
}
