package io.sloguard.diagnosis;

import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Ticker;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.scenarios.postgres.PostgresTargetProvider;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions;
import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.Target;
import io.sloguard.target.TargetRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;

/**
 * Prints what watching a database costs: users who read one row again and again, so that the database does little else than
 * what is measured; without and with something that watches, by turns (a b, b a, ...) on one server. The probe, the extension
 * pg_stat_statements and the setting track_io_timing are measured each by itself.
 */
@NullMarked
public final class ProbeCost {

    private static final int PAIRS = 11;
    private static final int USERS = 4;
    private static final int ROWS = 100_000;
    private static final Duration WARMUP = Duration.ofMillis(500);
    private static final Duration MEASURED = Duration.ofSeconds(3);

    private final Target target;
    private final DataSource database;
    private final LoadPlan plan = new LoadPlan(
            new ClosedLoad(USERS, Duration.ZERO),
            new ForDuration(WARMUP),
            new ForDuration(MEASURED),
            LoadPlan.DEFAULT_DRAIN,
            USERS);

    private ProbeCost(Target target) {
        this.target = target;
        this.database = target.resource(DataSource.class).orElseThrow();
    }

    /**
     * Measures and prints.
     *
     * @param arguments the number of pairs, {@value #PAIRS} without
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        int pairs = arguments.length == 0 ? PAIRS : Integer.parseInt(arguments[0]);
        EmbeddedPostgresOptions options =
                EmbeddedPostgresOptions.defaults().withSetting("shared_preload_libraries", "pg_stat_statements");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options);
                Target target = new PostgresTargetProvider()
                        .open(new TargetRequest(
                                server.jdbcUrl("postgres"),
                                Optional.empty(),
                                false,
                                Path.of("target"),
                                Map.of("PERF_DB_USER", server.user(), "PERF_DB_PASSWORD", server.password())))) {
            ProbeCost cost = new ProbeCost(target);
            cost.prepare();
            cost.compare("nothing (control)", pairs, cost::unwatched, cost::unwatched);
            cost.compare("probe", pairs, cost::unwatched, cost::watched);
            cost.compare(
                    "pg_stat_statements",
                    pairs,
                    cost.with("pg_stat_statements.track = none"),
                    cost.with("pg_stat_statements.track = top"));
            cost.set("pg_stat_statements.track = none");
            cost.compare(
                    "track_io_timing", pairs, cost.with("track_io_timing = off"), cost.with("track_io_timing = on"));
        }
    }

    private void prepare() throws SQLException {
        execute("create extension pg_stat_statements");
        execute("create table account (id int primary key, balance int not null)");
        execute("insert into account select id, 100 from generate_series(1, " + ROWS + ") id");
        execute("vacuum analyze account");
        set("pg_stat_statements.track = none");
    }

    private void set(String setting) throws SQLException {
        execute("alter system set " + setting);
        execute("select pg_reload_conf()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One load of a pair. */
    @FunctionalInterface
    private interface Load {
        ScenarioResult run() throws Exception;
    }

    private ScenarioResult unwatched() throws Exception {
        return run(runner());
    }

    private ScenarioResult watched() throws Exception {
        try (LoadWatch watch = LoadWatch.open(target.resource(DatabaseProbe.class))) {
            ScenarioResult result = run(runner().observedBy(watch));
            watch.settle();
            return result;
        }
    }

    private Load with(String setting) {
        return () -> {
            set(setting);
            return unwatched();
        };
    }

    private static LoadRunner runner() {
        return new LoadRunner(Ticker.system(), MEASURED, progress -> {});
    }

    private ScenarioResult run(LoadRunner runner) throws Exception {
        Reading reading = new Reading();
        try {
            Recording recording = runner.run(plan, 1, reading, new Context(target));
            return Tally.count("reading", plan, recording, List.of());
        } finally {
            reading.close();
        }
    }

    private void compare(String what, int pairs, Load without, Load with) throws Exception {
        List<ScenarioResult> before = new ArrayList<>();
        List<ScenarioResult> after = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                before.add(without.run());
                after.add(with.run());
            } else {
                after.add(with.run());
                before.add(without.run());
            }
        }
        System.out.printf(
                "%-20s operations/s %s; p50 us %s; p99 us %s%n",
                what,
                ratio(before, after, result -> result.counts().ok() / (double) MEASURED.toSeconds()),
                ratio(before, after, result -> micros(result, 0.5)),
                ratio(before, after, result -> micros(result, 0.99)));
    }

    private static double micros(ScenarioResult result, double quantile) {
        return result.latencies().response().quantileNanos(quantile) / 1e3;
    }

    private static String ratio(
            List<ScenarioResult> before, List<ScenarioResult> after, ToDoubleFunction<ScenarioResult> figure) {
        double without = median(before, figure);
        double with = median(after, figure);
        return String.format("%,.0f -> %,.0f (x %.3f)", without, with, with / without);
    }

    private static double median(List<ScenarioResult> results, ToDoubleFunction<ScenarioResult> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Every user has a connection and reads one row by its key. */
    private static final class Reading implements Scenario {

        private final List<Connection> connections = new ArrayList<>();

        @Override
        public VirtualUser newUser(ScenarioContext context) throws SQLException {
            Connection connection = context.resource(DataSource.class).getConnection();
            connections.add(connection);
            PreparedStatement query = connection.prepareStatement("select balance from account where id = ?");
            return new Reader(query);
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private record Reader(PreparedStatement query) implements VirtualUser {

        @Override
        public Outcome run(Operation operation) throws SQLException {
            query.setInt(1, 1 + operation.random().nextInt(ROWS));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Outcome.ok() : Outcome.failed("no row", "the account is not there");
            }
        }
    }

    private record Context(Target target) implements ScenarioContext {

        @Override
        public String name() {
            return "reading";
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public int users() {
            return USERS;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public <T> T resource(Class<T> type) {
            return target.resource(type).orElseThrow();
        }
    }
}
