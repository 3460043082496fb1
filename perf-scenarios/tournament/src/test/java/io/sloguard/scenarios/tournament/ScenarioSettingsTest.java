package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.Scenario;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong settings are rejected before anything is connected: these contexts have no database. */
class ScenarioSettingsTest {

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Registration(),
                new ResultSubmit(),
                new WebSocketBroadcast(),
                new EconomyTransfer(),
                new ModerationAction());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void another_pooling_is_rejected(Scenario scenario) {
        var context = new FakeContext("under-test", 1, Map.of("pool", "pgbouncer"), new NoDatabase());

        assertThatThrownBy(() -> scenario.prepare(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Scenario \"under-test\" has settings that cannot be used. Correct them below its set: in"
                        + " the plan.\n  pool: \"pgbouncer\" is not a number of connections from 1 to 1000, or none (a"
                        + " new connection for each operation)");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void an_unknown_setting_is_rejected(Scenario scenario) {
        var context = new FakeContext("under-test", 1, Map.of("colour", "red"), new NoDatabase());

        assertThatThrownBy(() -> scenario.prepare(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\n  colour: there is no such setting; there are ");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_that_was_not_prepared_says_so_and_closes(Scenario scenario) throws Exception {
        var context = new FakeContext("under-test", 1, Map.of(), new NoDatabase());

        assertThatThrownBy(() -> scenario.newUser(context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The scenario is not prepared. Call prepare before newUser and verify.");
        scenario.close();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_database_that_refuses_fails_the_preparation(Scenario scenario) throws Exception {
        var context = new FakeContext("under-test", 1, Map.of(), new NoDatabase());

        assertThatThrownBy(() -> scenario.prepare(context)).hasMessageContaining(NoDatabase.REFUSAL);
        scenario.close();
    }
}
