package io.sloguard.scenarios.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.SloGuard;
import io.sloguard.json.ResultJson;
import io.sloguard.report.ConsoleReport;
import io.sloguard.report.ReportLine;
import io.sloguard.report.SlowWords;
import io.sloguard.report.Symbols;
import io.sloguard.result.Blocker;
import io.sloguard.result.BuildPhase;
import io.sloguard.result.LockWait;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations under load from perf.yaml to verdict, message, report and result file, on a real server. */
class MigrationUnderLoadTest {

    private static final Path PLAN = Path.of("src", "test", "resources", "plans", "migrations.yaml");
    private static final long MILLI = 1_000_000L;

    private static JudgedRun run;

    @BeforeAll
    static void make_the_migrations() throws InterruptedException {
        run = SloGuard.read(PLAN).run();
    }

    @ParameterizedTest
    @CsvSource({
        "concurrent, p99 <= 600ms",
        "concurrent, max <= 900ms",
        "concurrent, errors <= 0%",
        "concurrent, lock wait <= 500ms",
        "concurrent, no invalid index",
        "blocking, errors <= 0%",
        "blocking, no invalid index",
        "watch-lost, no invalid index"
    })
    void objective_that_is_kept_and_that_the_control_breaks_is_held(String migration, String objective) {
        assertThat(run.verdict(migration, objective).state()).isEqualTo(VerdictState.PASS);
    }

    @ParameterizedTest
    @CsvSource({"blocking, p99 <= 600ms", "blocking, max <= 900ms", "blocking, lock wait <= 500ms"})
    void migration_for_which_writers_wait_is_broken(String migration, String objective) {
        assertThat(run.verdict(migration, objective).state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void writers_that_wait_for_a_blocking_build_are_told_to_do_so_and_for_whom() {
        Diagnosis diagnosis = run.result()
                .diagnosis(new DiagnosedRun("blocking", DiagnosedRun.Part.PROOF))
                .orElseThrow();

        SlowTime slow = diagnosis.slow().get(0);

        assertThat(slow.causes())
                .filteredOn(cause -> cause.cause().equals(new Cause(Cause.Kind.TABLE_LOCK, "deliveries", "")))
                .singleElement()
                .satisfies(cause -> assertThat(cause.blockers())
                        .extracting(blocked -> blocked.blocker().state())
                        .contains("idle in transaction"));
        assertThat(SlowWords.of(run.result(), run.verdict("blocking", "p99 <= 600ms")))
                .anyMatch(sentence -> sentence.contains("waiting for table locks on deliveries"));
    }

    @Test
    void limit_that_the_control_keeps_as_well_is_vacuous() {
        Verdict verdict = run.verdict("concurrent", "max <= 30s");

        assertThat(verdict.state()).isEqualTo(VerdictState.VACUOUS);
        assertThat(verdict.reason())
                .startsWith("the control does not break it, so it would not notice a freeze: there 0 of ");
    }

    @Test
    void index_that_is_left_INVALID_breaks_its_objective_and_leaves_the_others_open() {
        assertThat(run.verdict("left-invalid", "no invalid index").reason())
                .startsWith("ix_deliveries_impatient is left INVALID: ");
        assertThat(run.verdict("left-invalid", "errors <= 0%").state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(run.verdict("left-invalid", "errors <= 0%").reason())
                .startsWith("the migration did not come to its end: changelog changelogs/impatient-delivery-index.yaml")
                .contains("lock timeout");
    }

    @Test
    void failed_command_says_its_last_words_and_no_password() {
        Verdict verdict = run.verdict("command-fails", "errors <= 0%");

        assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(verdict.reason())
                .endsWith("ended with exit code 3: connecting as postgres with *** | no such version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-command | errors <= 0% | command \"sloguard-no-such-command\" cannot be started: ",
                "endless | max <= 10s | it was still running when the load ended, and was stopped; let the load last longer",
                "watch-lost | lock wait <= 500ms | the locks were not watched to the end: the watch of the locks was cut off",
                "transaction-lost | max <= 10s | the open transaction was lost: ",
                "unknown-table | errors <= 0% | no transaction could be left open: there is no table named delivery",
                "no-writer | errors <= 0% | under io.sloguard.scenarios.postgres.NoWriter: user 1 of 64 cannot be created",
                "not-reversible | errors <= 0% | changelog changelogs/deliveries.yaml cannot be taken back: "
            })
    void what_went_wrong_is_not_measured_and_says_why(String migration, String objective, String why) {
        assertThat(run.verdict(migration, objective).state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(run.verdict(migration, objective).reason()).contains(why);
    }

    @Test
    void writer_whose_session_is_ended_is_an_error() {
        assertThat(run.verdict("writer-dies", "errors <= 0%").state()).isEqualTo(VerdictState.FAIL);
        assertThatThrownBy(() -> SloGuard.require(run, "writer-dies", "errors <= 0%"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("operations did not succeed while the migration ran");
    }

    @Test
    void build_is_seen_in_its_phases_with_the_transaction_that_it_waited_for() {
        MigrationTrial proof = trial("concurrent");

        assertThat(proof.change()).isEqualTo("changelogs/delivery-index.yaml");
        assertThat(proof.during().nanos()).isGreaterThan(1_000 * MILLI);
        assertThat(proof.watch().phases())
                .extracting(BuildPhase::name)
                .contains("waiting for writers before build", "building index: scanning table");
        assertThat(proof.watch().phases().stream().flatMap(phase -> phase.blockers().stream()))
                .contains(new Blocker(
                        blocker(proof), "sloguard-open-transaction", "lock table deliveries in row exclusive mode"));
        assertThat(proof.openTransaction().orElseThrow().nanos()).isGreaterThan(1_200 * MILLI);
    }

    private static long blocker(MigrationTrial proof) {
        return proof.watch().phases().stream()
                .flatMap(phase -> phase.blockers().stream())
                .filter(one -> one.application().equals("sloguard-open-transaction"))
                .findFirst()
                .orElseThrow()
                .session();
    }

    @Test
    void lock_waits_are_found_exactly_in_looks_a_few_milliseconds_apart() {
        MigrationTrial proof = trial("blocking");

        assertThat(proof.waits()).isNotEmpty().allSatisfy(wait -> {
            assertThat(wait.table()).isEqualTo("deliveries");
            assertThat(wait.mostNanos()).isGreaterThanOrEqualTo(wait.leastNanos());
        });
        LockWait longest = proof.waits().stream()
                .reduce((a, b) -> a.leastNanos() >= b.leastNanos() ? a : b)
                .orElseThrow();
        assertThat(longest.leastNanos()).isBetween(500 * MILLI, proof.during().nanos() + 100 * MILLI);
        assertThat(longest.mostNanos() - longest.leastNanos())
                .isLessThanOrEqualTo(proof.watch().gaps().longestNanos() + 10 * MILLI);
        assertThat(proof.watch().looks()).isGreaterThan(proof.during().nanos() / (20 * MILLI));
    }

    @Test
    void control_is_the_plain_form_of_the_index_that_was_made() {
        MigrationResult result = run.result().migration("concurrent").orElseThrow();

        assertThat(result.control().orElseThrow().change())
                .isEqualTo(
                        "CREATE INDEX ix_deliveries_customer ON public.deliveries USING btree (customer_id, created DESC)");
        assertThat(result.control().orElseThrow().waits()).isNotEmpty();
    }

    @Test
    void every_operation_is_in_one_of_the_windows() {
        assertThat(trial("concurrent").windows().all().stream()
                        .mapToLong(window -> window.counts().scheduled())
                        .sum())
                .isEqualTo(500);
    }

    @Test
    void console_shows_the_windows_and_the_control_beside_them() {
        List<String> lines = new ConsoleReport(Symbols.ASCII)
                .lines(run).stream().map(ReportLine::text).toList();

        assertThat(lines)
                .anyMatch(line -> line.matches("concurrent +before +\\d+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +0"))
                .anyMatch(line -> line.matches("concurrent +during +\\d+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +0 +[0-9.]+ s"))
                .anyMatch(line -> line.matches("concurrent +control +\\d+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +0 +[0-9.]+ s"))
                .anyMatch(line -> line.matches("\\[ok] +concurrent +lock wait <= 500ms .* held"))
                .allMatch(line -> line.length() <= ConsoleReport.WIDTH);
    }

    @Test
    void result_file_read_back_is_equal(@TempDir Path directory) {
        ResultJson.write(run, directory.resolve("result.json"));

        assertThat(ResultJson.read(directory.resolve("result.json"))).isEqualTo(run);
    }

    @Test
    void any_command_can_migrate(@TempDir Path directory) throws IOException, InterruptedException {
        Path plan = Files.writeString(directory.resolve("perf.yaml"), """
                target: embedded
                changelog: changelogs/deliveries.yaml
                migrations:
                  by-command:
                    command: ['%s', -cp, '%s', io.sloguard.scenarios.postgres.IndexByCommand]
                    class: io.sloguard.scenarios.postgres.DeliveryWriter
                    load: {rate: 100/s, warmup: 300ms, duration: 6s}
                    start: 300ms
                    openTransaction: {table: deliveries, for: 2s}
                    objectives: [lock wait <= 500ms, no invalid index]
                """.formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));

        JudgedRun byCommand = SloGuard.read(plan).run();

        assertThat(byCommand.verdict("by-command", "lock wait <= 500ms").state())
                .isEqualTo(VerdictState.PASS);
        assertThat(byCommand
                        .result()
                        .migration("by-command")
                        .orElseThrow()
                        .control()
                        .orElseThrow()
                        .change())
                .isEqualTo("CREATE INDEX ix_by_command ON public.deliveries USING btree (customer_id)");
    }

    private static MigrationTrial trial(String migration) {
        return run.result().migration(migration).orElseThrow().proof().orElseThrow();
    }
}
