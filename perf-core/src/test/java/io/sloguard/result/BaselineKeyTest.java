package io.sloguard.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineKeyTest {

    private static final LoadPlan LOAD = open(100, OpenLoad.Arrivals.POISSON, 15, 64);

    /** If this changes, every stored baseline of every user is lost. */
    @Test
    void the_hash_of_a_load_is_the_same_in_every_version() {
        assertThat(BaselineKey.hash(LOAD)).isEqualTo("a9b4788f0955");
    }

    @Test
    void whatever_changes_the_load_changes_its_hash() {
        assertThat(List.of(
                        BaselineKey.hash(LOAD),
                        BaselineKey.hash(open(101, OpenLoad.Arrivals.POISSON, 15, 64)),
                        BaselineKey.hash(open(100, OpenLoad.Arrivals.EVEN, 15, 64)),
                        BaselineKey.hash(open(100, OpenLoad.Arrivals.POISSON, 16, 64)),
                        BaselineKey.hash(open(100, OpenLoad.Arrivals.POISSON, 15, 65)),
                        BaselineKey.hash(Plans.closed(8, Duration.ZERO, new ForOperations(500))),
                        BaselineKey.hash(Plans.closed(9, Duration.ZERO, new ForOperations(500))),
                        BaselineKey.hash(Plans.closed(8, Duration.ofMillis(1), new ForOperations(500)))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1 | 18.6 | 17 | PostgreSQL 18",
                "OpenJDK 64-Bit Server VM 25+36 | 13.23 (Debian 13.23-1) | 25 | PostgreSQL 13",
                "21.0.1 | 19beta2 | 21 | PostgreSQL 19beta2"
            })
    void versions_count_by_their_major(String jdk, String server, int major, String system) {
        Map<String, String> target = new LinkedHashMap<>();
        target.put("PostgreSQL", server);
        target.put("fsync", "on");

        BaselineKey key = BaselineKey.of(scenario(), new Environment(jdk, 2, "Linux 6.1.0-38 amd64", "", target));

        assertThat(key.jdk()).isEqualTo(major);
        assertThat(key.system()).isEqualTo(system);
        assertThat(key.machine()).isEqualTo("linux amd64, 2 cores");
    }

    @Test
    void a_run_without_a_target_has_no_system() {
        assertThat(BaselineKey.of(scenario(), new Environment("17", 1, "Linux", "", Map.of())))
                .isEqualTo(new BaselineKey("s", BaselineKey.hash(LOAD), "linux, 1 core", 17, ""));
    }

    @Test
    void a_jvm_without_a_version_has_no_key() {
        assertThatThrownBy(() -> BaselineKey.of(scenario(), new Environment("unknown", 1, "Linux", "", Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ScenarioResult scenario() {
        return ScenarioResult.failed("s", LOAD, "not run");
    }

    private static LoadPlan open(long perSecond, OpenLoad.Arrivals arrivals, long seconds, int workers) {
        return new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(perSecond)), arrivals),
                new ForDuration(Duration.ofSeconds(3)),
                new ForDuration(Duration.ofSeconds(seconds)),
                LoadPlan.DEFAULT_DRAIN,
                workers);
    }
}
