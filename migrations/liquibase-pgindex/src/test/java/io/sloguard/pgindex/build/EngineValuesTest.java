package io.sloguard.pgindex.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.pgindex.build.Tuning.CorruptionRisk;
import io.sloguard.pgindex.catalog.BuildProgress;
import io.sloguard.pgindex.catalog.ServerVersion;
import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.RelationName;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class EngineValuesTest {

    @ParameterizedTest
    @ValueSource(ints = {140000, 140001, 140002, 140003})
    void a_server_whose_builds_can_corrupt_is_refused_unless_accepted(int number) {
        Tuning accepted = new Tuning(
                Optional.empty(),
                Duration.ofSeconds(1),
                1,
                Tuning.Gate.ON,
                Tuning.OnInvalid.REBUILD,
                CorruptionRisk.ACCEPTED,
                Optional.empty(),
                Tuning.Amcheck.OFF);
        ServerVersion version = new ServerVersion(number);

        assertThatThrownBy(() -> ServerCheck.requireSupported(version, Tuning.DEFAULT))
                .hasMessage(
                        "The server is PostgreSQL " + version + ", whose concurrent builds can leave rows out of the"
                                + " index without an error (repaired in 14.4): update the server, or set allowCorruptionRisk to"
                                + " true");
        assertThatCode(() -> ServerCheck.requireSupported(version, accepted)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {120000, 130021, 140004, 150019, 180006})
    void other_servers_from_12_on_are_accepted(int number) {
        assertThatCode(() -> ServerCheck.requireSupported(new ServerVersion(number), Tuning.DEFAULT))
                .doesNotThrowAnyException();
    }

    @Test
    void a_server_before_12_is_refused() {
        assertThatThrownBy(() -> ServerCheck.requireSupported(new ServerVersion(110022), Tuning.DEFAULT))
                .hasMessage("The server is PostgreSQL 11.22; concurrent index changes need PostgreSQL 12 or newer");
    }

    @Test
    void a_budget_is_spent_by_both_sides_and_never_negative() {
        WaitBudget budget = new WaitBudget(Duration.ofSeconds(2));

        budget.charge(Duration.ofMillis(1500).toNanos());
        budget.charge(-5);
        Duration left = budget.remaining();
        budget.charge(Duration.ofHours(1).toNanos());

        assertThat(left).isEqualTo(Duration.ofMillis(500));
        assertThat(budget.remaining()).isZero();
        assertThat(budget.isExhausted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT0.5S", "PT10M, PT30S", "PT20S, PT1S"})
    void an_exhausted_budget_leaves_a_short_grace_to_clean_up(Duration limit, Duration grace) {
        WaitBudget budget = new WaitBudget(limit);

        budget.charge(limit.toNanos());

        assertThat(budget.forCleanUp().remaining()).isEqualTo(grace);
    }

    @ParameterizedTest
    @CsvSource({
        "ix_ccnew, ix, true",
        "ix_ccold1, ix, true",
        "ix_ccnew12, ix, true",
        "ix_cc, ix, false",
        "ix, ix, false",
        "other_ccnew, ix, false",
        "ix_ccnewer, ix, false"
    })
    void leftovers_of_a_reindex_are_known_by_name(String candidate, String index, boolean expected) {
        assertThat(LeftoverSweeper.isLeftoverOf(new Identifier(candidate), new Identifier(index)))
                .isEqualTo(expected);
    }

    @Test
    void a_leftover_whose_name_postgresql_had_to_cut_is_known_too() {
        String index = "i".repeat(63);

        assertThat(LeftoverSweeper.isLeftoverOf(new Identifier("i".repeat(57) + "_ccnew"), new Identifier(index)))
                .isTrue();
        assertThat(LeftoverSweeper.isLeftoverOf(new Identifier("i".repeat(50) + "_ccnew"), new Identifier(index)))
                .isFalse();
    }

    @Test
    void progress_is_a_percentage_where_the_server_counts() {
        assertThat(new BuildProgress(1, "building index: scanning table", 123, 273, "blocks").describe())
                .isEqualTo("building index: scanning table, 45 % (123 of 273 blocks)");
        assertThat(new BuildProgress(1, "initializing", 0, 0, "blocks").describe())
                .isEqualTo("initializing");
    }

    @Test
    void an_outcome_is_one_line() {
        Outcome outcome = new Outcome(Outcome.Action.BUILT, RelationName.of("public", "ix"), 1, Duration.ofMillis(64));

        assertThat(outcome.describe()).isEqualTo("index public.ix: BUILT in 64 ms, 1 attempt");
    }
}
