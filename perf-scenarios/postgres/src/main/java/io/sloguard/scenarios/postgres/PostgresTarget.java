package io.sloguard.scenarios.postgres;

import static java.lang.System.Logger.Level.WARNING;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.migration.PostgresLiveDatabase;
import io.sloguard.scenarios.postgres.plan.PostgresQueryPlans;
import io.sloguard.scenarios.postgres.probe.PostgresProbe;
import io.sloguard.scenarios.postgres.probe.TrackedSessions;
import io.sloguard.scenarios.postgres.probe.TrackingDataSource;
import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.LiveDatabase;
import io.sloguard.target.QueryPlans;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TargetLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An open PostgreSQL. Offers a {@link DataSource} that opens a new physical connection each time, a {@link
 * HikariDataSource} of {@value #POOL_SIZE} connections that is made when it is first asked for, {@link QueryPlans}, a
 * {@link DatabaseProbe}, a {@link LiveDatabase}, and the {@link PostgresServer} itself.
 */
final class PostgresTarget implements Target {

    static final int POOL_SIZE = 10;

    private static final int LOGIN_TIMEOUT_SECONDS = 5;
    private static final System.Logger LOG = System.getLogger(PostgresTarget.class.getName());

    private static final Map<String, String> SHOWN_SETTINGS = shownSettings();

    private final PostgresServer server;
    private final Optional<EmbeddedPostgres> embedded;
    private final RunSessions sessions = RunSessions.ofNewRun();
    private final TrackedSessions tracked = new TrackedSessions();
    private final TrackingDataSource.Login login;
    private final DataSource dataSource;
    private Map<String, String> facts = Map.of();
    private @Nullable HikariDataSource pool; // guarded by this

    PostgresTarget(PostgresServer server, Optional<EmbeddedPostgres> embedded) {
        this.server = server;
        this.embedded = embedded;
        this.login = new TrackingDataSource.Login(
                server.jdbcUrl(), server.user(), server.password(), sessions.applicationName(), LOGIN_TIMEOUT_SECONDS);
        this.dataSource = new TrackingDataSource(login, tracked);
    }

    /** The facts that are shown, by the name of the setting that holds them. */
    private static Map<String, String> shownSettings() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("server_version", "PostgreSQL");
        for (String setting :
                new String[] {"fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_connections"}) {
            names.put(setting, setting);
        }
        return Collections.unmodifiableMap(names);
    }

    /**
     * Connects for the first time and reads the facts.
     *
     * @throws TargetException if that is not possible
     */
    void connect() {
        Map<String, String> read = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> fact : SHOWN_SETTINGS.entrySet()) {
                try (ResultSet row = statement.executeQuery("show " + fact.getKey())) {
                    if (row.next()) {
                        read.put(fact.getValue(), row.getString(1));
                    }
                }
            }
        } catch (SQLException failure) {
            throw new TargetException(
                    "cannot connect to " + server.jdbcUrl() + " as user \"" + server.user() + "\": "
                            + failure.getMessage() + ". " + nextStep(failure),
                    failure);
        }
        facts = Collections.unmodifiableMap(read);
    }

    private static String nextStep(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith("28")) {
            return "Check the environment variables " + PostgresTargetProvider.USER_VARIABLE + " and "
                    + PostgresTargetProvider.PASSWORD_VARIABLE + ", or the server that perf.server names";
        }
        if (state.equals("3D000")) {
            return "Create the database, or name another one in the target";
        }
        return "Is the server running, and are host and port right?";
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public <T> Optional<T> resource(Class<T> type) {
        if (type == DataSource.class) {
            return Optional.of(type.cast(dataSource));
        }
        if (type == HikariDataSource.class) {
            return Optional.of(type.cast(pool()));
        }
        if (type == QueryPlans.class) {
            return Optional.of(type.cast(queryPlans()));
        }
        if (type == DatabaseProbe.class) {
            return Optional.of(type.cast(new PostgresProbe(login, tracked)));
        }
        if (type == LiveDatabase.class) {
            return Optional.of(type.cast(liveDatabase()));
        }
        if (type == TargetLogin.class) {
            return Optional.of(type.cast(new TargetLogin(server.jdbcUrl(), server.user(), server.password())));
        }
        return type == PostgresServer.class ? Optional.of(type.cast(server)) : Optional.empty();
    }

    private PostgresQueryPlans queryPlans() {
        return new PostgresQueryPlans(
                dataSource,
                embedded.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                "indexes are hidden on target: embedded alone, not on a server with other users; name a"
                                        + " beforeResult"));
    }

    private PostgresLiveDatabase liveDatabase() {
        return new PostgresLiveDatabase(
                login.source(),
                this::trialTarget,
                embedded.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                "the database is copied on target: embedded alone, not on a server with other users"));
    }

    /** Returns a target of its own for a trial, on the same server, whose sessions end when it is closed. */
    private Target trialTarget(PGSimpleDataSource database) {
        String jdbcUrl = embedded.map(postgres -> postgres.jdbcUrl(database.getDatabaseName()))
                .orElse(server.jdbcUrl());
        PostgresTarget target =
                new PostgresTarget(new PostgresServer(jdbcUrl, server.user(), server.password()), Optional.empty());
        target.connect();
        return target;
    }

    private synchronized HikariDataSource pool() {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("sloguard");
            config.setDataSource(dataSource);
            config.setMaximumPoolSize(POOL_SIZE);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    @Override
    public Map<String, String> facts() {
        return facts;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
        embedded.ifPresentOrElse(EmbeddedPostgres::close, this::endSessions);
    }

    private void endSessions() {
        if (facts.isEmpty()) {
            return; // it was never connected
        }
        try {
            sessions.end(dataSource);
        } catch (SQLException failure) {
            LOG.log(
                    WARNING,
                    "sessions named {0} may be left on {1}: {2}",
                    sessions.applicationName(),
                    server.jdbcUrl(),
                    failure.getMessage());
        }
    }
}
