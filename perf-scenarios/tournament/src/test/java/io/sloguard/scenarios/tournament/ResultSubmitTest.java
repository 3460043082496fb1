package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import io.sloguard.scenario.Invariant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultSubmitTest {

    private static final String INVARIANT = "every confirmed result raised one version, without gaps";

    private final ResultSubmit scenario = new ResultSubmit();
    private Rows rows;

    @BeforeEach
    void create_a_database() throws Exception {
        rows = TournamentServer.newDatabase();
    }

    @AfterEach
    void close_the_scenario_and_drop_the_database() throws SQLException {
        scenario.close();
        rows.close();
    }

    @Test
    void each_result_raises_the_version_of_its_match_by_one() throws Exception {
        // So many matches that three conflicts in a row are out of the question.
        var context = prepared(8, Map.of("matches", "20000"));

        LoadOf load = LoadOf.operations(1_000, scenario, context);

        assertThat(load.ok()).isEqualTo(1_000);
        assertThat(rows.number("select sum(version) from matches")).isEqualTo(1_000);
        assertThat(scenario.verify(context))
                .containsExactly(
                        new Invariant(INVARIANT, true, "1000 results of 20000 matches, each raised one version"));
    }

    @Test
    void users_who_fight_for_one_match_lose_no_result() throws Exception {
        var context = prepared(8, Map.of("matches", "1"));

        LoadOf load = LoadOf.operations(1_000, scenario, context);

        long conflicts = load.kinds().getOrDefault("version conflict", 0L);
        assertThat(load.ok() + conflicts).isEqualTo(1_000);
        assertThat(rows.number("select version from matches where id = 1")).isEqualTo(load.ok());
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void a_match_that_changes_between_reading_and_writing_is_tried_again() throws Exception {
        var context = prepared(1, Map.of("matches", "1"));

        LoadOf load;
        try (Connection other = rows.database().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update matches set version = version + 1 where id = 1");
            var running = CompletableFuture.supplyAsync(() -> oneOperation(context));
            Await.until("the operation waits for the row", () -> rows.waitingForLock() == 1);
            other.commit();
            load = running.get();
        }

        assertThat(load.ok()).isEqualTo(1);
        assertThat(load.counted("retries")).isEqualTo(1);
        assertThat(scenario.verify(context))
                .containsExactly(
                        new Invariant(INVARIANT, false, "1 of 1 matches differ; match 1: expected 1, found 2"));
    }

    @Test
    void a_third_conflict_is_a_failure() throws Exception {
        var context = prepared(2, Map.of("matches", "1"));
        rows.execute("create function keep() returns trigger language plpgsql as 'begin return null; end'");
        rows.execute("create trigger keep before update on matches for each row execute function keep()");

        LoadOf load = LoadOf.operations(10, scenario, context);

        assertThat(load.kinds()).containsExactly(Map.entry("version conflict", 10L));
        assertThat(load.finished())
                .allSatisfy(
                        one -> assertThat(one.operation().counted("retries")).isEqualTo(2))
                .extracting(one -> one.outcome().message())
                .containsOnly("match 1 had another version at each of 3 tries");
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void a_result_that_was_overwritten_breaks_the_invariant() throws Exception {
        var context = prepared(1, Map.of("matches", "1"));
        LoadOf.operations(10, scenario, context);

        rows.execute("update matches set version = version - 1 where id = 1");

        assertThat(scenario.verify(context))
                .containsExactly(
                        new Invariant(INVARIANT, false, "1 of 1 matches differ; match 1: expected 10, found 9"));
    }

    @Test
    void more_matches_than_there_are_is_refused() {
        assertThatThrownBy(() -> prepared(1, Map.of("matches", "20001")))
                .isInstanceOf(PerfException.class)
                .hasMessage("Table matches has 20000 rows, and matches: 20001 are to be in play. Lower the setting, or"
                        + " apply the changelog db/changelog/tournament.yaml.");
    }

    private LoadOf oneOperation(FakeContext context) {
        try {
            return LoadOf.operations(1, scenario, context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private FakeContext prepared(int users, Map<String, String> settings) throws Exception {
        var context = new FakeContext(rows, users, settings);
        scenario.prepare(context);
        return context;
    }
}
