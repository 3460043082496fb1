package io.sloguard.pgindex.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A database of one test, with the table of the recipes: {@code t(id, w, created, u)}. */
public final class TestDatabase implements AutoCloseable {

    /** Patience is counted in looks, of which a busy machine takes longer ones; a suspended machine loses none. */
    private static final int LOOKS = 12_000;

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private static final String ACTIVITY = """
            select concat_ws(', ', 'pid ' || pid, backend_type, datname, application_name, state, xact_start,
                             wait_event_type || '/' || wait_event, left(query, 100))
            from pg_stat_activity where datname = current_database() or backend_type like 'autovacuum%'""";

    private final TestServer server;
    private final String name;

    TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    public String url() {
        return server.url(name);
    }

    public String name() {
        return name;
    }

    public TestDatabase withTable(int rows) {
        execute(
                "create table t(id int primary key, w int not null, created timestamptz not null default now(), u int)");
        execute("insert into t select i, i % 100, now() - i * interval '1 minute', i from generate_series(1, " + rows
                + ") i");
        execute("analyze t");
        return this;
    }

    public Connection connect() {
        return connect("test");
    }

    /** Opens a session under an application name, as it will appear in messages. */
    public Connection connect(String application) {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("ApplicationName", application);
        return connect(properties);
    }

    public Connection connect(Properties properties) {
        try {
            return DriverManager.getConnection(url(), properties);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs statements of a script one by one, each in its own transaction. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns the first column of a query as text. */
    public List<String> column(String query) {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return values;
    }

    public String value(String query) {
        List<String> values = column(query);
        return values.isEmpty() ? "" : String.valueOf(values.get(0));
    }

    /** Returns {@code name=valid,ready,live} of every index except primary keys and Liquibase's own. */
    public List<String> indexes() {
        return column("""
                select c.relname || '=' || i.indisvalid::text::char || i.indisready::text::char || i.indislive::text::char
                from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
                join pg_namespace n on n.oid = c.relnamespace
                where not i.indisprimary and n.nspname not like 'pg\\_%' and t.relname not like 'databasechangelog%'
                order by 1""");
    }

    /** Waits until a query returns true; fails after two minutes, and shows what the sessions do by then. */
    public void await(String booleanQuery) {
        try (Connection connection = connect("await");
                Statement statement = connection.createStatement()) {
            await(
                    () -> booleanQuery + "\n" + String.join("\n", column(ACTIVITY)),
                    () -> isTrue(statement, booleanQuery));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isTrue(Statement statement, String booleanQuery) {
        try (ResultSet row = statement.executeQuery(booleanQuery)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Looks at a condition again and again until it holds; fails after two minutes. */
    public static void await(String what, BooleanSupplier condition) {
        await(() -> what, condition);
    }

    private static void await(Supplier<String> what, BooleanSupplier condition) {
        for (int look = 0; look < LOOKS; look++) {
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new AssertionError("not seen in " + LOOKS + " looks: " + what.get());
    }

    /** Waits until a build of this database is in a phase, as the server names it. */
    public void awaitPhase(String phase) {
        await(
                "select exists (select from pg_stat_progress_create_index where datname = current_database() and phase = '"
                        + phase + "')");
    }

    /** Waits until the server has recovered from a crash. */
    public void awaitServer() {
        await("the server accepts connections", () -> {
            try (Connection connection = DriverManager.getConnection(url(), "postgres", "")) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        });
    }

    public List<String> serverLog() {
        return server.log(name);
    }

    @Override
    public void close() {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + name + " with (force)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
