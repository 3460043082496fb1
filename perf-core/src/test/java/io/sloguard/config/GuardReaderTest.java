package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.result.PlanKind;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardReaderTest {

    private static final String SCENARIO = """
            scenarios:
              purchase: {class: shop.Purchase, load: {rate: 1/s, duration: 9s}, objectives: [errors < 1%]}
            """;

    @TempDir
    private Path directory;

    @Test
    void guard_is_read_with_everything_that_it_states() throws IOException {
        Plan plan = read("""
                target: embedded
                plans:
                  history:
                    sql: select * from orders where customer = :customer
                    bindings: {hot: {customer: 1}, cold: {customer: "0077"}}
                    kinds: [generic]
                    before: ix_old
                    timeout: 2s
                    objectives: [uses ix_new, buffers <= 60]
                """);

        PlannedGuard guard = plan.guards().get(0);
        assertThat(guard.name()).isEqualTo("history");
        assertThat(guard.query().bindings())
                .containsExactly(
                        Map.entry("hot", Map.of("customer", "1")), Map.entry("cold", Map.of("customer", "0077")));
        assertThat(guard.query().kinds()).containsExactly(PlanKind.GENERIC);
        assertThat(guard.query().guardedIndexes()).containsExactly("ix_old");
        assertThat(guard.query().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(guard.objectives()).hasSize(2);
        DeclaredObjective first = guard.objectives().get(0);
        assertThat(first.about()).isEqualTo(new Subject.PlanGuard("history"));
        assertThat(first.objective()).hasToString("uses ix_new");
        assertThat(first.declaredAt())
                .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(9));
        assertThat(plan.objectives()).isEqualTo(guard.objectives());
    }

    @Test
    void guard_that_states_little_has_both_kinds_and_guards_the_indexes_that_it_claims_to_use() throws IOException {
        Plan plan = read("""
                target: embedded
                plans:
                  all: {sql: select 1 from orders, objectives: [uses ix_b, uses ix_a, uses ix_b]}
                """);

        PlannedGuard guard = plan.guards().get(0);
        assertThat(guard.query().bindings()).containsExactly(Map.entry("fixed", Map.of()));
        assertThat(guard.query().kinds()).containsExactly(PlanKind.CUSTOM, PlanKind.GENERIC);
        assertThat(guard.query().guardedIndexes()).containsExactly("ix_b", "ix_a");
        assertThat(guard.query().timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Nested
    class Beside_scenarios {

        private static final String BOTH = "target: embedded\n" + SCENARIO + """
                objectives: [errors < 2%]
                plans:
                  history: {sql: select 1 from orders, objectives: [buffers <= 60]}
                """;

        @Test
        void guard_is_selected_by_name_without_any_scenario_and_what_is_claimed_of_them() throws IOException {
            Plan plan = PlanFile.of(directory, BOTH).read(PlanFile.onlyScenario("history"));

            assertThat(plan.scenarios()).isEmpty();
            assertThat(plan.objectives()).extracting(DeclaredObjective::subject).containsExactly("history");
        }

        @Test
        void scenario_that_is_selected_leaves_the_guards_out() throws IOException {
            Plan plan = PlanFile.of(directory, BOTH).read(PlanFile.onlyScenario("purchase"));

            assertThat(plan.guards()).isEmpty();
            assertThat(plan.scenarios()).hasSize(1);
        }

        @Test
        void guards_only_leaves_the_scenarios_out() throws IOException {
            Plan plan = read(BOTH).guardsOnly();

            assertThat(plan.scenarios()).isEmpty();
            assertThat(plan.objectives()).extracting(DeclaredObjective::subject).containsExactly("history");
        }

        @Test
        void plan_without_guards_has_no_guards_only() throws IOException {
            Plan plan = read(SCENARIO);

            assertThatThrownBy(plan::guardsOnly)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a plan has at least one scenario, plan guard or migration");
        }

        @Test
        void name_that_is_neither_is_refused_with_those_of_both() throws IOException {
            assertThat(PlanFile.of(directory, BOTH).refusal(PlanFile.onlyScenario("histroy")))
                    .isEqualTo("""
                            perf.yaml has 1 mistake; nothing was run:
                              perf.yaml:3:3  no scenario or plan guard is named "histroy" (perf.scenario); did you mean \
                            history?; known are purchase, history""");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{objectives: [uses ix]} | 3:6 | plans.h needs sql, for example sql: select * from orders where"
                        + " customer_id = :customer",
                "{sql: select 1; drop table t, objectives: [uses ix]} | 3:12 | plans.h.sql is one statement, without"
                        + " \";\"",
                "{sql: select $1, objectives: [uses ix]} | 3:12 | plans.h.sql has a parameter without a name; write for"
                        + " example :customer",
                "{sql: 'select :a', objectives: [uses ix]} | 3:6 | plans.h needs bindings for :a, for example bindings:"
                        + " {hot: {a: 1}}",
                "{sql: 'select :a', bindings: {}, objectives: [uses ix]} | 3:35 | plans.h.bindings has none, so there"
                        + " would be no plan",
                "{sql: 'select :a', bindings: {hot: {}}, objectives: [uses ix]} | 3:41 | plans.h.bindings.hot has no"
                        + " value for :a",
                "{sql: 'select :a', bindings: {hot: {a: 1, b: 2}}, objectives: [uses ix]} | 3:51 |"
                        + " plans.h.bindings.hot.b is no parameter of the sql; these are a",
                "{sql: 'select :a', bindings: {hot: {a: null}}, objectives: [uses ix]} | 3:45 |"
                        + " plans.h.bindings.hot.a is null; write null in the sql instead",
                "{sql: select 1, kinds: [general], objectives: [uses ix]} | 3:30 | kinds are custom and generic, not"
                        + " \"general\"",
                "{sql: select 1, kinds: [], objectives: [uses ix]} | 3:29 | plans.h.kinds has none, so there would be no"
                        + " plan",
                "{sql: select 1, timeout: 0s, objectives: [uses ix]} | 3:31 | timeout: at least 1ms, not \"0s\"",
                "{sql: select 1, timeout: 5, objectives: [uses ix]} | 3:31 | timeout: a duration is a number and ms, s,"
                        + " m or h, for example 15s, not \"5\"",
                "{sql: select 1} | 3:6 | plans.h has no objectives: nothing would be judged",
                "{sql: select 1, objectives: [p95 <= 5ms]} | 3:35 | objective \"p95 <= 5ms\": no claim about a query plan;"
                        + " accepted are \"uses INDEX\", \"no seq scan on TABLE\", \"buffers <= 60\", \"time <= 5ms\","
                        + " \"improves buffers by 10x\" and \"improves time by 95%\"",
                "{sql: select 1, objective: [uses ix], objectives: [uses ix]} | 3:22 | unknown key \"objective\" in"
                        + " plans.h; did you mean objectives?; known are before, beforeResult, bindings, kinds, objectives, sql,"
                        + " timeout",
            })
    void mistake_of_a_guard_is_told_with_its_place(String guard, String place, String message) throws IOException {
        PlanFile file = PlanFile.of(directory, "target: embedded\nplans:\n  h: " + guard + "\n");

        assertThat(file.refusal())
                .isEqualTo("perf.yaml has 1 mistake; nothing was run:\n  perf.yaml:" + place + "  " + message);
    }

    @Test
    void operators_and_names_that_look_like_parameters_are_none() throws IOException {
        Plan plan = read("""
                target: embedded
                plans:
                  tagged: {sql: "select a$1 from orders where tags ? 'new'", objectives: [buffers <= 60]}
                """);

        assertThat(plan.guards().get(0).query().sql()).hasToString("select a$1 from orders where tags ? 'new'");
    }

    @Test
    void earlier_result_is_a_file_beside_the_plan() throws IOException {
        Files.createFile(directory.resolve("before.json"));

        Plan plan = read("""
                target: embedded
                plans:
                  all: {sql: select 1 from orders, beforeResult: before.json, objectives: [improves buffers by 2x]}
                """);

        assertThat(plan.guards().get(0).beforeResult()).hasValue(directory.resolve("before.json"));
    }

    @Test
    void earlier_result_that_is_not_there_or_one_of_two_states_before_is_refused() throws IOException {
        PlanFile file = PlanFile.of(directory, """
                target: embedded
                plans:
                  all: {sql: select 1 from orders, beforeResult: no.json, before: ix, objectives: [buffers <= 5]}
                """);

        assertThat(file.refusal().replace(directory.toString(), "dir")).isEqualTo("""
                perf.yaml has 2 mistakes; nothing was run:
                  perf.yaml:3:8  plans.all has before and beforeResult; choose one
                  perf.yaml:3:50  plans.all.beforeResult: there is no file dir/no.json; keep the result.json of a run \
                before the migration there""");
    }

    @Test
    void guards_need_a_target_and_names_of_their_own() throws IOException {
        PlanFile file = PlanFile.of(directory, SCENARIO + """
                plans:
                  purchase: {sql: select 1 from orders, objectives: [buffers <= 60]}
                """);

        assertThat(file.refusal()).isEqualTo("""
                perf.yaml has 2 mistakes; nothing was run:
                  perf.yaml:4:3  plans needs a target, for example target: embedded
                  perf.yaml:4:13  plans.purchase has the name of a scenario; give it one of its own""");
    }

    @Test
    void plan_with_neither_scenarios_nor_guards_measures_nothing() throws IOException {
        assertThat(PlanFile.of(directory, "target: embedded\nplans: {}\n").refusal())
                .endsWith("the plan has no scenarios, so nothing would be measured");
    }

    private Plan read(String yaml) throws IOException {
        return PlanFile.of(directory, yaml).read();
    }
}
