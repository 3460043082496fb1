package io.sloguard.diagnosis;

import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Ticker;
import io.sloguard.flight.FlightRecording;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.scenarios.postgres.PostgresTargetProvider;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions;
import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.DatabaseWatch;
import io.sloguard.target.Target;
import io.sloguard.target.TargetRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;

/**
 * Prints what watching a database costs: users who read one row again and again, so that the database does little else than
 * what is measured; without and with something that watches, by turns (a b, b a, ...) on one server. The probe, the recording
 * of the load JVM, the extension pg_stat_statements and the setting track_io_timing are measured each by itself. What is
 * printed is the median of the pairs' ratios and its 95 % interval. Before that, the processor time of one look is printed:
 * it hardly depends on what else the machine does (Linux alone).
 */
@NullMarked
public final class ProbeCost {

    private static final int PAIRS = 41;
    private static final int USERS = 4;
    private static final int ROWS = 100_000;
    private static final int SAMPLES = 100;
    private static final Duration WARMUP = Duration.ofMillis(300);

    /** Short, so that both runs of a pair meet the same machine. */
    private static final Duration MEASURED = Duration.ofSeconds(1);

    /** The half width of a 95 % interval of a median, in ranks, is this times half the root of the number of values. */
    private static final double NORMAL_95 = 1.96;

    private static final DiagnosedRun READING = DiagnosedRun.measured("reading");

    private final Target target;
    private final DataSource database;

    private ProbeCost(Target target) {
        this.target = target;
        this.database = target.resource(DataSource.class).orElseThrow();
    }

    /**
     * Measures and prints.
     *
     * @param arguments the number of pairs, 41 without
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
            cost.looks();
            cost.compare("nothing (control)", pairs, cost::unwatched, cost::unwatched);
            cost.compare("probe", pairs, cost::unwatched, cost::watched);
            cost.compare("recording", pairs, cost::unwatched, cost::recorded);
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
        try (LoadWatch watch = LoadWatch.open(READING, target.resource(DatabaseProbe.class))) {
            ScenarioResult result = run(runner().observedBy(watch));
            watch.settle();
            return result;
        }
    }

    private ScenarioResult recorded() throws Exception {
        Path directory = Path.of("target");
        try (LoadWatch watch =
                LoadWatch.open(READING, Optional.empty(), () -> FlightRecording.start(directory, "probe-cost"))) {
            return run(runner().observedBy(watch));
        }
    }

    /** Looks at the sessions during a load, and prints what a look takes of the processors. */
    private void looks() throws Exception {
        LoadPlan longer = plan(Duration.ofSeconds(10));
        Thread load = new Thread(() -> {
            try {
                run(runner(), longer);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        load.start();
        try (DatabaseWatch watch =
                target.resource(DatabaseProbe.class).orElseThrow().connect()) {
            watch.begin();
            Path ofServer = processorTime();
            look(watch);
            long ours = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long servers = nanos(ofServer);
            look(watch);
            System.out.printf(
                    "one look             %d us of the load JVM, %d us of the server%n",
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - ours) / SAMPLES / 1000,
                    (nanos(ofServer) - servers) / SAMPLES / 1000);
        }
        load.join();
    }

    private static void look(DatabaseWatch watch) throws InterruptedException {
        for (int i = 0; i < SAMPLES; i++) {
            Thread.sleep(LoadWatch.PERIOD.toMillis() / 2);
            watch.sample();
        }
    }

    /** Where the system says how long the process of the probe's session was on a processor, in nanoseconds. */
    private Path processorTime() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_stat_activity where application_name like '%-probe'")) {
            row.next();
            return Path.of("/proc", row.getString(1), "schedstat");
        }
    }

    private static long nanos(Path processorTime) throws IOException {
        return Long.parseLong(Files.readString(processorTime).split(" ")[0]);
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

    private static LoadPlan plan(Duration measured) {
        return new LoadPlan(
                new ClosedLoad(USERS, Duration.ZERO),
                new ForDuration(WARMUP),
                new ForDuration(measured),
                LoadPlan.DEFAULT_DRAIN,
                USERS);
    }

    private ScenarioResult run(LoadRunner runner) throws Exception {
        return run(runner, plan(MEASURED));
    }

    private ScenarioResult run(LoadRunner runner, LoadPlan plan) throws Exception {
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
        double[] ratios = new double[before.size()];
        for (int pair = 0; pair < ratios.length; pair++) {
            ratios[pair] = figure.applyAsDouble(after.get(pair)) / figure.applyAsDouble(before.get(pair));
        }
        Arrays.sort(ratios);
        int reach = (int) Math.ceil(NORMAL_95 * Math.sqrt(ratios.length) / 2);
        int low = Math.max(0, (ratios.length - 1) / 2 - reach);
        int high = Math.min(ratios.length - 1, ratios.length / 2 + reach);
        return String.format(
                "%,.0f, x %.3f [%.3f, %.3f]",
                median(before.stream().mapToDouble(figure).sorted().toArray()),
                median(ratios),
                ratios[low],
                ratios[high]);
    }

    private static double median(double[] sorted) {
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
