package io.sloguard.scenarios.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.BaselineStoreProvider;
import io.sloguard.baseline.StoreRequest;
import io.sloguard.baseline.StoredLine;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** On a real server. */
class TableBaselinesTest {

    @Test
    void a_table_keeps_lines_in_their_order_and_of_many_writers_every_one() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults());
                BaselineStore store = open(server)) {
            assertThat(store.lines()).isEmpty();
            store.append(List.of("first", "it's \"second\""));

            assertThat(store.lines())
                    .containsExactly(
                            new StoredLine("row 1 of sloguard_baseline", "first"),
                            new StoredLine("row 2 of sloguard_baseline", "it's \"second\""));

            ExecutorService writers = Executors.newFixedThreadPool(4);
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String name = "writer " + writer;
                written.add(writers.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        store.append(List.of(name + " line " + i));
                    }
                    return null;
                }));
            }
            for (Future<?> one : written) {
                one.get();
            }
            writers.shutdown();

            assertThat(store.lines().stream().map(StoredLine::text))
                    .hasSize(102)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void two_builds_that_are_the_first_make_one_table() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults());
                BaselineStore one = open(server);
                BaselineStore other = open(server)) {
            ExecutorService builds = Executors.newFixedThreadPool(2);
            Future<?> first = builds.submit(() -> append(one, "one"));
            Future<?> second = builds.submit(() -> append(other, "other"));
            first.get();
            second.get();
            builds.shutdown();

            assertThat(one.lines().stream().map(StoredLine::text)).containsExactlyInAnyOrder("one", "other");
        }
    }

    @Test
    void a_server_that_is_not_there_is_an_error_without_a_password() {
        StoreRequest request = new StoreRequest(
                "jdbc:postgresql://127.0.0.1:1/none",
                Path.of("."),
                Map.of("PERF_BASELINES_USER", "perf", "PERF_BASELINES_PASSWORD", "secret"));

        try (BaselineStore store = provider().open(request)) {
            assertThatThrownBy(store::lines)
                    .isInstanceOf(PerfException.class)
                    .hasMessageStartingWith("the baselines of jdbc:postgresql://127.0.0.1:1/none cannot be read: ")
                    .hasMessageNotContaining("secret");
        }
        assertThat(request.toString()).doesNotContain("secret");
    }

    @Test
    void credentials_do_not_belong_into_the_address() {
        StoreRequest request =
                new StoreRequest("jdbc:postgresql://localhost/db?user=me&password=secret", Path.of("."), Map.of());

        assertThat(provider().problems(request)).hasSize(1).first().asString().doesNotContain("secret");
    }

    private static Object append(BaselineStore store, String line) throws InterruptedException {
        store.append(List.of(line));
        return line;
    }

    private static BaselineStore open(EmbeddedPostgres server) {
        String url = server.jdbcUrl("postgres");
        return provider()
                .open(new StoreRequest(
                        url,
                        Path.of("."),
                        Map.of("PERF_BASELINES_USER", server.user(), "PERF_BASELINES_PASSWORD", server.password())));
    }

    private static BaselineStoreProvider provider() {
        return ServiceLoader.load(BaselineStoreProvider.class).findFirst().orElseThrow();
    }
}
