package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.Invariant;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTallyTest {

    private final WriteTally tally = new WriteTally();

    @Test
    void a_write_with_an_effect_is_confirmed() throws SQLException {
        assertThat(tally.count(() -> true)).isTrue();

        assertThat(tally.confirmed()).isEqualTo(1);
        assertThat(tally.possible()).isEqualTo(1);
    }

    @Test
    void a_write_without_an_effect_is_impossible() throws SQLException {
        assertThat(tally.count(() -> false)).isFalse();

        assertThat(tally.confirmed()).isZero();
        assertThat(tally.possible()).isZero();
    }

    @Test
    void a_write_is_possible_from_the_moment_in_which_it_is_sent() throws SQLException {
        tally.count(() -> {
            assertThat(tally.confirmed()).isZero();
            assertThat(tally.possible()).isEqualTo(1);
            return true;
        });

        assertThat(tally.confirmed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505", "57014"})
    void an_error_that_the_server_answers_is_an_answer(String sqlState) {
        assertThatThrownBy(() -> tally.count(() -> fail(sqlState))).isInstanceOf(SQLException.class);

        assertThat(tally.possible()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P02", "58030", ""})
    void an_error_without_an_answer_leaves_the_write_possible(String sqlState) {
        assertThatThrownBy(() -> tally.count(() -> fail(sqlState))).isInstanceOf(SQLException.class);

        assertThat(tally.confirmed()).isZero();
        assertThat(tally.possible()).isEqualTo(1);
    }

    @Test
    void a_range_says_how_many_answers_are_missing() {
        var range = new Range(1998, 2001);

        assertThat(range.holds("name", 2001))
                .isEqualTo(
                        new Invariant("name", true, "expected 1998 to 2001 (3 writes without an answer), found 2001"));
        assertThat(range.contains(1998)).isTrue();
        assertThat(range.contains(1997)).isFalse();
        assertThat(range.contains(2002)).isFalse();
    }

    private static boolean fail(String sqlState) throws SQLException {
        throw new SQLException("on purpose", sqlState);
    }
}
