package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresOptionsTest {
    private final EmbeddedPostgresOptions defaults = EmbeddedPostgresOptions.defaults();

    @Test
    void a_setting_on_which_the_start_depends_is_refused() {
        assertThatThrownBy(() -> defaults.withSetting("Listen_Addresses", "*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the setting Listen_Addresses is chosen by the embedded server itself, because its start"
                        + " depends on it; for a server with another Listen_Addresses use"
                        + " `target: jdbc:postgresql://HOST:PORT/DATABASE`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "work mem", "work_mem = '1MB'\nport", "1st", "a.b.c", "-c"})
    void something_that_is_no_name_of_a_setting_is_refused(String name) {
        assertThatThrownBy(() -> defaults.withSetting(name, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the name of a PostgreSQL setting: '" + name
                        + "'; a name has letters, digits and underscores, such as shared_preload_libraries");
    }

    @Test
    void a_value_with_a_line_break_is_refused() {
        assertThatThrownBy(() -> defaults.withSetting("work_mem", "1MB\nport = 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value of the setting work_mem has a line break or a NUL in it");
    }

    @Test
    void the_last_value_of_a_setting_wins() {
        var options = defaults.withSetting("auto_explain.log_min_duration", "1s")
                .withSetting("work_mem", "1MB")
                .withSetting("work_mem", "2MB");

        assertThat(options.settings()).containsEntry("work_mem", "2MB").hasSize(2);
    }

    @Test
    void directories_become_absolute() {
        var options = defaults.withCacheDirectory(Path.of("target/../cache")).withWorkDirectory(Path.of("work"));

        assertThat(options.cacheDirectory()).isEqualTo(Path.of("cache").toAbsolutePath());
        assertThat(options.workDirectory()).isEqualTo(Path.of("work").toAbsolutePath());
    }
}
