package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.scenario.Invariant;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModerationActionTest {

    private static final String INVARIANT = "every action that was confirmed is in the table, once";
    private static final String ROWS = "select count(*) from support_moderationaction";

    private final ModerationAction scenario = new ModerationAction();
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
    void each_operation_takes_down_one_action() throws Exception {
        long before = rows.number(ROWS);
        var context = prepared();

        LoadOf load = LoadOf.operations(500, scenario, context);

        assertThat(load.ok()).isEqualTo(500);
        assertThat(rows.number(ROWS)).isEqualTo(before + 500);
        assertThat(rows.number(ROWS + " where id > " + before + " and ref_id = 1"))
                .isBetween(5L, 60L);
        assertThat(scenario.verify(context)).containsExactly(new Invariant(INVARIANT, true, "expected 500, found 500"));
    }

    @Test
    void action_that_is_lost_breaks_the_invariant() throws Exception {
        var context = prepared();
        LoadOf.operations(10, scenario, context);

        rows.execute("delete from support_moderationaction where id = (select max(id) from support_moderationaction)");

        assertThat(scenario.verify(context)).containsExactly(new Invariant(INVARIANT, false, "expected 10, found 9"));
    }

    private FakeContext prepared() throws Exception {
        var context = new FakeContext(rows, 4, Map.of());
        scenario.prepare(context);
        return context;
    }
}
