package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.config.PlannedMigration;
import io.sloguard.config.PlannedMigration.LeftOpen;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.ScenarioSource;
import io.sloguard.engine.VirtualTicker;
import io.sloguard.load.Plans;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.ScaledControl;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Span;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Subject;
import io.sloguard.target.LiveDatabase;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Migrations of a made-up database in virtual time, in which every moment is exact. */
@Timeout(60)
class MigrationRunTest {

    private static final long MILLI = 1_000_000L;
    private static final Migration CHANGELOG = new Migration.Changelog("db/index.yaml");

    private final Diagnoses diagnoses = new Diagnoses();
    private final VirtualTicker ticker = new VirtualTicker();
    private final MadeUpDatabase database = new MadeUpDatabase(ticker, Duration.ofMillis(300));

    @Test
    void proof_and_control_are_made_on_databases_of_their_own() throws InterruptedException {
        MigrationResult result = run(planned(Lives.Whole.class, List.of()));

        MigrationTrial proof = result.proof().orElseThrow();
        assertThat(proof.change()).isEqualTo("db/index.yaml");
        assertThat(proof.during()).isEqualTo(new Span(500 * MILLI, 800 * MILLI));
        assertThat(proof.openTransaction()).hasValue(new Span(400 * MILLI, 700 * MILLI));
        assertThat(proof.windows().all()).extracting(ScenarioResult::name).containsOnly("purchase");
        assertThat(proof.windows().after().observations().invariants()).hasSize(1);
        assertThat(result.control().orElseThrow().change()).isEqualTo("create index ix");
        assertThat(diagnoses.all())
                .extracting(Diagnosis::of)
                .containsExactly(
                        new DiagnosedRun("index", DiagnosedRun.Part.PROOF),
                        new DiagnosedRun("index", DiagnosedRun.Part.CONTROL));
        assertThat(database.events())
                .containsExactly(
                        "open",
                        "begin orders",
                        "db/index.yaml",
                        "commit",
                        "close",
                        "open",
                        "begin orders",
                        "create index ix",
                        "commit",
                        "close");
    }

    @Test
    void open_transaction_is_in_the_way_as_long_as_planned_from_when_the_migration_is_seen_at_work()
            throws InterruptedException {
        database.isSeenAfter(Duration.ofMillis(150));

        Span open = run(planned(Lives.Whole.class, List.of()))
                .proof()
                .orElseThrow()
                .openTransaction()
                .orElseThrow();

        assertThat(open.toNanos()).isBetween(850 * MILLI, 853 * MILLI);
    }

    @Test
    void open_transaction_of_a_migration_that_comes_too_late_ends_as_planned() throws InterruptedException {
        database.isSeenAfter(Duration.ofMillis(250));

        Span open = run(planned(Lives.Whole.class, List.of()))
                .proof()
                .orElseThrow()
                .openTransaction()
                .orElseThrow();

        assertThat(open.toNanos()).isEqualTo(700 * MILLI);
    }

    @Test
    void stated_control_is_made_instead_of_the_derived_one() throws InterruptedException {
        MigrationResult result = run(planned(Lives.Whole.class, List.of("lock table orders")));

        assertThat(result.control().orElseThrow().change()).isEqualTo("lock table orders");
    }

    @Test
    void scaled_control_is_made_last_on_a_copy_with_more_rows_and_no_open_transaction() throws InterruptedException {
        MigrationResult result = run(scaled(1_000_000));

        ScaledControl scaled = result.scaledControl().orElseThrow();
        assertThat(scaled.size()).isEqualTo("orders of 1000000 rows");
        assertThat(scaled.trial().change()).isEqualTo("create index ix");
        assertThat(scaled.trial().openTransaction()).isEmpty();
        assertThat(database.events().subList(10, 14))
                .containsExactly("open", "orders of 1000000 rows", "create index ix", "close");
    }

    @Test
    void scaled_control_that_cannot_be_made_is_the_error() throws InterruptedException {
        assertThat(run(scaled(1_000_001)).error())
                .hasValue("the control on orders of 1000001 rows failed: no room for orders of 1000001 rows");
        assertThat(database.events()).endsWith("open", "close");
    }

    @Test
    void migration_that_makes_no_index_has_no_control() throws InterruptedException {
        database.makesNoIndex();

        MigrationResult result = run(planned(Lives.Whole.class, List.of()));

        assertThat(result.proof()).isPresent();
        assertThat(result.withoutControl())
                .hasValue("the migration made no index whose blocking form would be known; name a control");
    }

    @Test
    void database_that_is_not_copied_is_migrated_once() throws InterruptedException {
        database.isNotCopied("it has other users");

        MigrationResult result = run(planned(Lives.Whole.class, List.of()));

        assertThat(result.withoutControl()).hasValue("it has other users");
        assertThat(database.events()).containsOnlyOnce("open");
    }

    @Test
    void a_try_during_which_the_watch_stood_still_is_made_once_more() throws InterruptedException {
        database.serves(Duration.ofMillis(20));
        database.watchStandsStill(1);

        MigrationResult result = run(planned(Served.class, List.of(), "lock wait <= 10ms"));

        assertThat(result.repeated().orElseThrow())
                .startsWith("lock wait <= 10ms: the watch itself stood still for 200 ms while the migration ran");
        assertThat(result.proof().orElseThrow().watch().gaps().longestNanos()).isLessThan(10 * MILLI);
        assertThat(database.events()).filteredOn("open"::equals).hasSize(4);
    }

    @Test
    void a_second_try_counts_whatever_it_says() throws InterruptedException {
        database.serves(Duration.ofMillis(20));
        database.watchStandsStill(10);

        MigrationResult result = run(planned(Served.class, List.of(), "lock wait <= 10ms"));

        assertThat(result.repeated()).isPresent();
        assertThat(database.events()).filteredOn("open"::equals).hasSize(4);
    }

    @Test
    void a_database_that_is_no_copy_is_not_migrated_again() throws InterruptedException {
        database.isNotCopied("it has other users");
        database.serves(Duration.ofMillis(20));
        database.watchStandsStill(1);

        MigrationResult result = run(planned(Served.class, List.of(), "lock wait <= 10ms"));

        assertThat(result.repeated()).isEmpty();
        assertThat(database.events()).containsOnlyOnce("open");
    }

    @Test
    void migration_that_fails_keeps_what_was_measured() throws InterruptedException {
        database.failsWith("no such table");

        MigrationTrial proof =
                run(planned(Lives.Whole.class, List.of())).proof().orElseThrow();

        assertThat(proof.failure()).hasValue("no such table");
        assertThat(proof.windows().before().counts().scheduled()).isPositive();
    }

    @Test
    void migration_that_does_not_end_is_stopped() throws InterruptedException {
        database.takes(Duration.ofHours(1));

        MigrationTrial proof =
                run(planned(Lives.Whole.class, List.of())).proof().orElseThrow();

        assertThat(proof.failure())
                .hasValue("it was still running when the load ended, and was stopped; let the load last longer");
        assertThat(database.events()).contains("stop");
    }

    @Test
    void scenario_that_cannot_be_run_is_the_error_and_leaves_nothing_open() throws InterruptedException {
        MigrationResult result = run(planned(Lives.FailsInPrepare.class, List.of()));

        assertThat(result.error()).hasValue("under purchase: its preparation failed: java.io.IOException: no table");
        assertThat(database.events()).containsExactly("open", "stop", "close");
    }

    @Test
    void target_that_cannot_be_migrated_is_the_error() throws InterruptedException {
        MigrationRun run = new MigrationRun(Optional.empty(), trials(), RunListener.silent());

        assertThat(run.run(planned(Lives.Whole.class, List.of())).error())
                .hasValue("the target cannot be migrated under load");
    }

    private MigrationResult run(PlannedMigration planned) throws InterruptedException {
        return new MigrationRun(Optional.of(database), trials(), RunListener.silent()).run(planned);
    }

    private TrialRun trials() {
        return new TrialRun(
                ticker, new ScenarioClasses(MigrationRunTest.class.getClassLoader()), 42, diagnoses, progress -> {});
    }

    /** Takes the time that the database takes. */
    public static final class Served implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            MadeUpDatabase served = (MadeUpDatabase) context.resource(LiveDatabase.class);
            return operation -> {
                served.serve();
                return Outcome.ok();
            };
        }
    }

    private static PlannedMigration scaled(long rows) {
        PlannedMigration alone = planned(Lives.Whole.class, List.of());
        return new PlannedMigration(
                alone.scenario(),
                alone.under(),
                alone.migration(),
                alone.start(),
                alone.openTransaction(),
                alone.prepare(),
                alone.control(),
                Optional.of(new Scaling("orders", rows, List.of())));
    }

    private static PlannedMigration planned(Class<? extends Scenario> type, List<String> control) {
        return planned(type, control, "max <= 1s");
    }

    private static PlannedMigration planned(Class<? extends Scenario> type, List<String> control, String objective) {
        Subject subject = new Subject.Migration("index");
        PlannedScenario scenario = new PlannedScenario(
                "index",
                new ScenarioSource.OfClass(type.getName()),
                Plans.open(100, Duration.ofSeconds(2), 4),
                List.of(new DeclaredObjective(subject, subject.objective(objective), Optional.empty())),
                Map.of());
        return new PlannedMigration(
                scenario,
                "purchase",
                CHANGELOG,
                Duration.ofMillis(500),
                Optional.of(new LeftOpen("orders", Duration.ofMillis(200))),
                List.of(),
                control,
                Optional.empty());
    }
}
