package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Outcome;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private final Registration scenario = new Registration();
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
    void registrations_of_many_users_at_once_are_all_in_the_table() throws Exception {
        var context = prepared(Map.of("duplicates", "0%"));
        long before = registrations();

        LoadOf load = LoadOf.operations(1_000, scenario, context);

        assertThat(load.ok()).isEqualTo(1_000);
        assertThat(registrations() - before).isEqualTo(1_000);
        assertThat(scenario.verify(context)).hasSize(2).allMatch(Invariant::holds);
    }

    @Test
    void duplicates_happen_as_often_as_drawn_and_leave_nothing_behind() throws Exception {
        var context = prepared(Map.of("duplicates", "5%"));
        long before = registrations();
        long drawn = LongStream.range(0, 1_000)
                .filter(number -> RecordedOperation.randomOf(number).nextDouble() < 0.05)
                .count();

        LoadOf load = LoadOf.operations(1_000, scenario, context);

        assertThat(drawn).isBetween(20L, 100L);
        assertThat(load.kinds()).containsExactly(Map.entry("duplicate registration", drawn));
        assertThat(registrations() - before).isEqualTo(1_000 - drawn);
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void a_full_tournament_takes_nobody_else() throws Exception {
        var context = prepared(Map.of("tournaments", "1", "capacity", "5", "duplicates", "0%"));

        LoadOf load = LoadOf.operations(100, scenario, context);

        assertThat(load.ok()).isEqualTo(4);
        assertThat(load.kinds()).containsExactly(Map.entry("tournament full", 96L));
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void a_second_run_on_the_same_database_meets_no_registration_of_the_first() throws Exception {
        LoadOf.operations(300, scenario, prepared(Map.of("duplicates", "0%")));
        var again = new Registration();
        var context = new FakeContext(rows, 8, Map.of("duplicates", "0%"));

        again.prepare(context);
        LoadOf load = LoadOf.operations(300, again, context);

        assertThat(load.ok()).isEqualTo(300);
        assertThat(again.verify(context)).allMatch(Invariant::holds);
        again.close();
    }

    @Test
    void a_player_who_may_not_play_is_refused() throws Exception {
        var context = prepared(Map.of("duplicates", "0%"));
        rows.execute("update users set is_active = false");

        LoadOf load = LoadOf.operations(20, scenario, context);

        assertThat(load.kinds()).containsExactly(Map.entry("inactive player", 20L));
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void an_operation_beyond_the_last_pair_of_player_and_tournament_fails() throws Exception {
        var context = prepared(Map.of("tournaments", "2", "duplicates", "0%"));

        Outcome outcome = scenario.newUser(context).run(new RecordedOperation(2 * 9_999));

        assertThat(outcome)
                .isEqualTo(Outcome.failed(
                        "no player left",
                        "all 9999 players are registered for all 2 tournaments of the run; raise \"tournaments\""
                                + " below set:"));
    }

    @Test
    void a_registration_that_disappeared_breaks_both_invariants() throws Exception {
        var context = prepared(Map.of("duplicates", "0%"));
        LoadOf.operations(50, scenario, context);

        rows.execute("delete from registrations where id = (select max(id) from registrations)");

        assertThat(scenario.verify(context))
                .containsExactly(
                        new Invariant(
                                "every registration that was confirmed is in the table, once",
                                false,
                                "expected 50, found 49"),
                        new Invariant(
                                "registrations are within the capacity of every tournament",
                                false,
                                "1 tournaments have more than their capacity or another number than they count"));
    }

    @Test
    void more_registrations_than_places_break_the_invariant() throws Exception {
        var context = prepared(Map.of("tournaments", "1", "capacity", "5"));

        rows.execute("update tournaments set registered = 6 where capacity = 5");

        assertThat(scenario.verify(context)).anySatisfy(invariant -> {
            assertThat(invariant.name()).isEqualTo("registrations are within the capacity of every tournament");
            assertThat(invariant.holds()).isFalse();
        });
    }

    @Test
    void without_a_pool_every_operation_connects_and_leaves_no_session() throws Exception {
        var context = prepared(Map.of("pool", "none", "duplicates", "0%"));

        LoadOf load = LoadOf.operations(50, scenario, context);

        assertThat(load.ok()).isEqualTo(50);
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
        Await.until("no session is left", () -> rows.sessions() == 0);
    }

    @Test
    void closing_leaves_no_session() throws Exception {
        LoadOf.operations(50, scenario, prepared(Map.of()));

        scenario.close();

        Await.until("no session is left", () -> rows.sessions() == 0);
    }

    @Test
    void a_database_without_the_tables_is_refused_with_the_remedy() throws Exception {
        try (Rows empty = TournamentServer.emptyDatabase()) {
            var context = new FakeContext(empty, 8, Map.of());

            assertThatThrownBy(() -> scenario.prepare(context))
                    .isInstanceOf(PerfException.class)
                    .hasMessageContaining("relation \"users\" does not exist")
                    .hasMessageEndingWith("Write \"changelog: db/changelog/tournament.yaml\" into the plan.");
        }
    }

    private FakeContext prepared(Map<String, String> settings) throws Exception {
        var context = new FakeContext(rows, 8, settings);
        scenario.prepare(context);
        return context;
    }

    private long registrations() throws Exception {
        return rows.number("select count(*) from registrations");
    }
}
