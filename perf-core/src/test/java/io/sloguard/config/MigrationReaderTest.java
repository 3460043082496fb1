package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Subject;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationReaderTest {

    private static final String SCENARIO = """
            target: embedded
            defaults: {load: {warmup: 1s}}
            scenarios:
              purchase: {class: shop.Purchase, set: {pool: 5, size: 1}, load: {rate: 100/s, duration: 20s}, objectives: [errors < 1%]}
            """;

    @TempDir
    private Path directory;

    @Test
    void migration_is_read_with_everything_that_it_states() throws IOException {
        Plan plan = read(SCENARIO + """
                migrations:
                  order-index:
                    apply: db/order-index.yaml
                    under: purchase
                    set: {size: 2}
                    load: {rate: 200/s, duration: 6s}
                    start: 1500ms
                    openTransaction: {table: orders, for: 2s}
                    prepare: drop index if exists ix_orders
                    control: [create index a on orders (a), create index b on orders (b)]
                    scaledControl: {table: orders, rows: 1000000, fill: insert into orders select 1}
                    objectives: [p99 <= 300ms, no invalid index]
                """);

        PlannedMigration migration = plan.migrations().get(0);
        assertThat(migration.name()).isEqualTo("order-index");
        assertThat(migration.under()).isEqualTo("purchase");
        assertThat(migration.migration()).isEqualTo(new Migration.Changelog("db/order-index.yaml"));
        assertThat(migration.start()).isEqualTo(Duration.ofMillis(1500));
        assertThat(migration.openTransaction())
                .hasValue(new PlannedMigration.LeftOpen("orders", Duration.ofSeconds(2)));
        assertThat(migration.prepare()).containsExactly("drop index if exists ix_orders");
        assertThat(migration.control()).hasSize(2);
        assertThat(migration.scaledControl())
                .hasValue(new Scaling("orders", 1_000_000, List.of("insert into orders select 1")));
        assertThat(migration.scenario().source().label()).isEqualTo("shop.Purchase");
        assertThat(migration.scenario().settings()).isEqualTo(Map.of("pool", "5", "size", "2"));
        assertThat(migration.objectives())
                .extracting(DeclaredObjective::about)
                .containsOnly(new Subject.Migration("order-index"));
        assertThat(migration.objectives().get(0).declaredAt())
                .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(16));
        assertThat(plan.objectives()).hasSize(3).containsAll(migration.objectives());
        assertThat(plan.plannedTime()).hasValue(Duration.ofSeconds(21 + 3 * 7));
    }

    @Test
    void load_is_that_of_the_scenario_unless_it_is_overridden() throws IOException {
        LoadPlan load = read(SCENARIO + """
                migrations:
                  m: {command: [flyway, migrate], under: purchase, objectives: [max <= 1s]}
                """).migrations().get(0).scenario().load();

        assertThat(load.measurement()).isEqualTo(new ForDuration(Duration.ofSeconds(20)));
        assertThat(load.warmup()).isEqualTo(new ForDuration(Duration.ofSeconds(1)));
    }

    @Test
    void migration_may_stand_alone_with_a_class_of_its_own() throws IOException {
        Plan plan = read("""
                target: embedded
                migrations:
                  m:
                    command: [psql, -f, "my index.sql"]
                    class: shop.Writer
                    load: {rate: 200/s, duration: 5s}
                    objectives: [lock wait <= 100ms]
                """);

        PlannedMigration migration = plan.migrations().get(0);
        assertThat(plan.scenarios()).isEmpty();
        assertThat(migration.under()).isEqualTo("shop.Writer");
        assertThat(migration.migration()).isEqualTo(new Migration.Command(List.of("psql", "-f", "my index.sql")));
        assertThat(migration.openTransaction()).isEmpty();
    }

    @Test
    void one_migration_can_be_selected_by_its_name() throws IOException {
        String both = SCENARIO + """
                migrations:
                  m: {apply: m.yaml, under: purchase, objectives: [max <= 1s]}
                  n: {apply: n.yaml, under: purchase, objectives: [max <= 1s]}
                """;

        Plan plan = PlanFile.of(directory, both).read(PlanFile.onlyScenario("n"));

        assertThat(plan.scenarios()).isEmpty();
        assertThat(plan.migrations()).extracting(PlannedMigration::name).containsExactly("n");
    }

    @Nested
    class mistakes {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{under: purchase, objectives: [max <= 1s]} | 6:6 | migrations.m needs a changelog to apply, for example"
                            + " apply: db/changelog/order-index.yaml, or a command, for example command: [flyway, migrate]",
                    "{apply: a, command: [b], under: purchase, objectives: [max <= 1s]} | 6:6 | migrations.m has apply and"
                            + " command; apply names a changelog, command is any other tool: choose one",
                    "{command: [], under: purchase, objectives: [max <= 1s]} | 6:16 | migrations.m.command has no words",
                    "{apply: a, objectives: [max <= 1s]} | 6:6 | migrations.m needs what runs meanwhile: under, the name of"
                            + " a scenario of the plan, or a class",
                    "{apply: a, under: purchas, objectives: [max <= 1s]} | 6:24 | migrations.m.under: no scenario is named"
                            + " \"purchas\"; did you mean purchase?; known are purchase",
                    "{apply: a, under: purchase} | 6:6 | migrations.m has no objectives: nothing would be judged",
                    "{apply: a, under: purchase, start: 20s, objectives: [max <= 1s]} | 6:41 | migrations.m: the load of"
                            + " migration m lasts 20000 ms, and the migration is to start and its open transaction to end"
                            + " before, not at 20000 ms",
                    "{apply: a, under: purchase, openTransaction: {for: 2s}, objectives: [max <= 1s]} | 6:51 |"
                            + " migrations.m.openTransaction needs a table and for how long, for example {table: orders,"
                            + " for: 2s}",
                    "{apply: a, under: purchase, openTransaction: {table: t, for: 0s}, objectives: [max <= 1s]} | 6:67 |"
                            + " for: more than 0s, not \"0s\"",
                    "{apply: a, under: purchase, strat: 2s, objectives: [max <= 1s]} | 6:34 | unknown key \"strat\" in"
                            + " migrations.m; did you mean start?; known are apply, class, command, control, load,"
                            + " objectives, openTransaction, prepare, scaledControl, set, start, under",
                    "{apply: a, under: purchase, scaledControl: {table: t}, objectives: [max <= 1s]} | 6:49 |"
                            + " migrations.m.scaledControl needs a table and how many rows it has then, for example"
                            + " {table: orders, rows: 1000000}",
                    "{apply: a, under: purchase, scaledControl: {table: t, rows: 1M}, objectives: [max <= 1s]} | 6:66 |"
                            + " rows: a whole number, 1 or more, not \"1M\""
                })
        void mistake_is_told_with_its_place(String migration, String place, String message) throws IOException {
            String plan = SCENARIO + "migrations:\n  m: " + migration + "\n";

            assertThat(PlanFile.of(directory, plan).refusal())
                    .isEqualTo("perf.yaml has 1 mistake; nothing was run:\n  perf.yaml:" + place + "  " + message);
        }

        @Test
        void load_of_so_many_operations_has_no_middle() throws IOException {
            String plan = SCENARIO.replace("duration: 20s", "operations: 900")
                    + "migrations:\n  m: {apply: a, under: purchase, objectives: [max <= 1s]}\n";

            assertThat(PlanFile.of(directory, plan).refusal())
                    .endsWith("the load of a migration has a duration, not a number of operations: its middle must be"
                            + " known");
        }

        @Test
        void name_of_a_scenario_is_taken() throws IOException {
            String plan = SCENARIO + "migrations:\n  purchase: {apply: a, under: purchase, objectives: [max <= 1s]}\n";

            assertThat(PlanFile.of(directory, plan).refusal())
                    .endsWith("migrations.purchase has the name of a scenario or plan guard; give it one of its own");
        }

        @Test
        void migrations_need_a_target() throws IOException {
            String plan = SCENARIO.replace("target: embedded\n", "")
                    + "migrations:\n  m: {apply: a, under: purchase, objectives: [max <= 1s]}\n";

            assertThat(PlanFile.of(directory, plan).refusal())
                    .endsWith("migrations needs a target, for example target: embedded");
        }
    }

    private Plan read(String yaml) throws IOException {
        return PlanFile.of(directory, yaml).read();
    }
}
