package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.ScenarioContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void every_mistake_is_in_one_message() {
        Settings settings = with(
                Map.of("pool", "ten", "isolation", "dirty read", "overdrafts", "0.1", "wallets", "1", "polo", "10"));

        settings.value("isolation", Isolation.READ_COMMITTED, Isolation.accepted(), Isolation::parse);
        ConnectionSettings.read(settings);
        settings.share("overdrafts", 0);
        settings.number("wallets", 5, 2, 10);

        assertThatThrownBy(settings::rejectMistakes)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        Scenario "under-test" has settings that cannot be used. Correct them below its set: in the plan.
                          isolation: "dirty read" is not one of read committed, repeatable read, serializable
                          pool: "ten" is not a number of connections from 1 to 1000, or none (a new connection for each operation)
                          overdrafts: "0.1" is not a share from 0% to 100%, such as 0.2%
                          wallets: "1" is not a whole number from 2 to 10
                          polo: there is no such setting; there are isolation, overdrafts, pool, pool-wait, socket-timeout, statement-timeout, wallets""");
    }

    @Test
    void durations_that_contradict_each_other_are_rejected() {
        Settings settings = with(Map.of("pool-wait", "100ms", "socket-timeout", "10s"));

        ConnectionSettings.read(settings);

        assertThatThrownBy(settings::rejectMistakes).hasMessageEndingWith("""
                        plan.
                          pool-wait: must be at least 250ms
                          socket-timeout: must be longer than statement-timeout, so that the server answers first""");
    }

    @Test
    void without_settings_the_documented_defaults_hold() {
        Settings settings = with(Map.of());

        var connections = ConnectionSettings.read(settings);

        assertThatCode(settings::rejectMistakes).doesNotThrowAnyException();
        assertThat(connections)
                .isEqualTo(new ConnectionSettings(
                        new Pooling.Fixed(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Isolation.READ_COMMITTED));
    }

    @ParameterizedTest
    @CsvSource({"0%, 0", "0.2%, 0.002", "100%, 1", "0.000001%, 0.00000001"})
    void a_share_is_read_as_a_ratio(String text, double ratio) {
        Settings settings = with(Map.of("duplicates", text));

        assertThat(settings.share("duplicates", 0.5)).isEqualTo(ratio);
        assertThatCode(settings::rejectMistakes).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.2", "101%", "-1%", "1,5%", "100.1%"})
    void what_is_no_share_is_rejected(String text) {
        Settings settings = with(Map.of("duplicates", text));

        settings.share("duplicates", 0);

        assertThatThrownBy(settings::rejectMistakes)
                .hasMessageContaining("duplicates: \"" + text + "\" is not a share");
    }

    @ParameterizedTest
    @CsvSource({"250ms, 250", "3s, 3000"})
    void a_duration_has_a_unit(String text, long millis) {
        assertThat(with(Map.of("wait", text)).duration("wait", Duration.ofDays(1)))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10 s", "0s", "1m", "-1s", "9999999999s"})
    void what_is_no_duration_is_rejected(String text) {
        Settings settings = with(Map.of("wait", text));

        settings.duration("wait", Duration.ofSeconds(1));

        assertThatThrownBy(settings::rejectMistakes)
                .hasMessageContaining("wait: \"" + text + "\" is not a duration such as 500ms or 10s");
    }

    @Test
    void pool_is_a_size_or_none() {
        assertThat(Pooling.parse("none")).contains(new Pooling.None());
        assertThat(Pooling.parse("1")).contains(new Pooling.Fixed(1));
        assertThat(Pooling.parse("1000")).contains(new Pooling.Fixed(1000));
        assertThat(Pooling.parse("0")).isEmpty();
        assertThat(Pooling.parse("1001")).isEmpty();
        assertThat(Pooling.parse("None")).isEmpty();
        assertThat(Pooling.parse("pgbouncer")).isEmpty();
    }

    private static Settings with(Map<String, String> given) {
        return Settings.of(new SettingsOnly(given));
    }

    private record SettingsOnly(Map<String, String> settings) implements ScenarioContext {
        @Override
        public String name() {
            return "under-test";
        }

        @Override
        public long seed() {
            return FakeContext.SEED;
        }

        @Override
        public int users() {
            return 1;
        }

        @Override
        public <T> T resource(Class<T> type) {
            throw new IllegalStateException("settings are read without a " + type.getSimpleName());
        }
    }
}
