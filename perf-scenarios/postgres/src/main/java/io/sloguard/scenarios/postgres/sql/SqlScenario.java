package io.sloguard.scenarios.postgres.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.scenarios.postgres.sql.PlannedSql.Alternative;
import io.sloguard.scenarios.postgres.sql.PlannedSql.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements that a plan declares, executed over JDBC. Mutable: holds the connections between preparation and end. */
final class SqlScenario implements Scenario {

    private final PlannedSql planned;
    private final List<Connection> ofUsers = new ArrayList<>();
    private @Nullable HikariDataSource pool;
    private List<Work> work = List.of();
    private int parameters;

    SqlScenario(PlannedSql planned) {
        this.planned = planned;
    }

    @Override
    public void prepare(ScenarioContext context) throws SQLException {
        DataSource database = context.resource(DataSource.class);
        try (Connection connection = database.getConnection()) {
            Preparation preparation = new Preparation(planned, connection);
            work = preparation.work();
            parameters = preparation.parameters();
        }
        if (planned.sessions().pool() > 0) {
            pool = pool(context.name(), database);
        }
    }

    private HikariDataSource pool(String name, DataSource database) {
        Sessions sessions = planned.sessions();
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(database);
        config.setMaximumPoolSize(sessions.pool());
        config.setAutoCommit(!sessions.isTransaction());
        String settings = settings();
        if (!settings.isEmpty()) {
            config.setConnectionInitSql(settings);
        }
        return new HikariDataSource(config);
    }

    /** Returns the statements that give a session its settings; empty if it needs none. */
    private String settings() {
        List<String> settings = new ArrayList<>();
        planned.sessions()
                .timeout()
                .ifPresent(timeout -> settings.add("set statement_timeout = " + timeout.toMillis()));
        planned.sessions()
                .isolation()
                .ifPresent(isolation -> settings.add(
                        "set default_transaction_isolation = '" + isolation.toLowerCase(Locale.ROOT) + "'"));
        return String.join("; ", settings);
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        List<Integer> weights =
                planned.alternatives().stream().map(Alternative::weight).toList();
        HikariDataSource shared = pool;
        Session session = shared == null
                ? new OwnSession(() -> connect(context.resource(DataSource.class)))
                : new PooledSession(shared);
        return new SqlUser(new Choice(work, weights), session, planned.retry(), parameters);
    }

    /** Opens the connection of a user, which the scenario closes at its end. */
    private Connection connect(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        synchronized (ofUsers) {
            ofUsers.add(connection);
        }
        String settings = settings();
        if (!settings.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(settings);
            }
        }
        connection.setAutoCommit(!planned.sessions().isTransaction());
        return connection;
    }

    /** Breaks what users still have open: an operation that has not ended by now is given up. */
    @Override
    public void close() throws SQLException {
        HikariDataSource shared = pool;
        if (shared != null) {
            shared.close();
        }
        synchronized (ofUsers) {
            for (Connection connection : ofUsers) {
                connection.abort(Runnable::run);
            }
        }
    }
}
