package io.sloguard.pgindex.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.IndexStatement;
import io.sloguard.pgindex.testing.TestDatabase;
import io.sloguard.pgindex.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures what the engine costs on top of the bare statement, side by side and in turns, and writes it to
 * {@code target/overhead-*.txt}. No limit is asserted here: a loaded machine would break it for no reason.
 */
@Tag("engine")
class OverheadReportTest {

    private static final int ROUNDS = 9;
    private static final String SQL = "create index concurrently ix on t (w, created desc)";

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void overhead_over_the_bare_statement_is_written_down(TestServer server) throws Exception {
        List<Long> bare = new ArrayList<>();
        List<Long> engine = new ArrayList<>();
        IndexDefinition definition = IndexStatement.parse(SQL).definition().orElseThrow();
        try (TestDatabase database = server.newDatabase().withTable(90_000);
                Connection connection = database.connect()) {
            for (int round = 0; round < ROUNDS; round++) {
                bare.add(timed(connection, () -> execute(connection, SQL)));
                engine.add(timed(connection, () -> work(database, connection).build(definition)));
            }
        }

        Path report = write(server, median(bare), median(engine));

        assertThat(report).content().contains("median of " + ROUNDS);
    }

    private static Path write(TestServer server, double bareMillis, double engineMillis) throws IOException {
        String text = String.format(
                Locale.ROOT,
                "%s, 90000 rows, median of %d: bare statement %.1f ms, engine %.1f ms, overhead %.1f ms (%.0f %%);"
                        + " promised at most %.1f ms (10 %% + 50 ms)%n",
                server,
                ROUNDS,
                bareMillis,
                engineMillis,
                engineMillis - bareMillis,
                100 * (engineMillis - bareMillis) / bareMillis,
                bareMillis * 0.1 + 50);
        return Files.writeString(Path.of("target", "overhead-" + server + ".txt"), text);
    }

    private static IndexWork work(TestDatabase database, Connection connection) {
        Journal silent = new Journal() {
            @Override
            public void progress(String message) {}

            @Override
            public void warning(String message) {}
        };
        MonitorSource monitor = () -> java.util.Optional.of(database.connect("monitor"));
        return new IndexWork(new Session(connection, monitor, silent, Pace.real(new Random(1))), Tuning.DEFAULT);
    }

    private static long timed(Connection connection, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        execute(connection, "drop index ix");
        return nanos;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }

    private interface Work {
        void run() throws Exception;
    }
}
