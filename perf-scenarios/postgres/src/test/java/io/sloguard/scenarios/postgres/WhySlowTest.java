package io.sloguard.scenarios.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.ProbeReport;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.result.diagnosis.StatementActivity;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.VerdictState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staged causes on a real server: the message of a broken build names each as the first. */
class WhySlowTest {

    @TempDir
    Path directory;

    private static Diagnosis diagnosis(JudgedRun run) {
        return run.result().diagnosis("staged").orElseThrow();
    }

    private static double topShare(JudgedRun run) {
        SlowTime slow = diagnosis(run).slow().get(0);
        return slow.share(slow.causes().get(0));
    }

    @Test
    void row_lock_of_another_session_is_named_with_its_table_and_its_holder() throws Exception {
        JudgedRun run = StagedRun.of(HeldRowLock.class, "changelogs/counter.yaml", "p95 <= 100ms", directory);

        assertThat(StagedRun.message(run))
                .containsPattern(
                        "\n      \\d+ % of the time of the \\d+ operations above 100 ms went into waiting for row"
                                + " locks on counter; top blocker: session \\d+ \\(nightly report\\), active, with"
                                + " select pg_sleep\\(\\?\\)\n");
        assertThat(topShare(run)).isGreaterThan(0.6);
        ProbeReport probe = diagnosis(run).probe().orElseThrow();
        assertThat(diagnosis(run).missing()).isEmpty();
        assertThat(diagnosis(run).activity().statements())
                .extracting(StatementActivity::statement)
                .contains("update counter set hits = hits + ? where id = ?");
        assertThat(probe.samples()).isGreaterThan(20);
        ResultJson.write(run, directory.resolve("result.json"));
        assertThat(ResultJson.read(directory.resolve("result.json"))).isEqualTo(run);
    }

    @Test
    void missing_index_is_named_with_the_statement_and_the_table_that_is_read_from_end_to_end() throws Exception {
        JudgedRun run = StagedRun.unhurried(UnindexedQuery.class, "changelogs/payments.yaml", "p95 <= 10ms", directory);

        assertThat(StagedRun.message(run))
                .containsPattern("\n      \\d+ % of the time of the \\d+ operations above 10 ms went into executing"
                        + " select sum\\(amount\\) from payments where customer_id = \\?, which reads payments"
                        + " \\(about 300,000 rows\\) from end to end to find \\(customer_id = \\$1\\): is an index"
                        + " missing\\?\n");
        assertThat(diagnosis(run).activity().tables().get(0).table()).isEqualTo("payments");
    }

    @Test
    void garbage_collection_of_the_load_jvm_is_named_as_the_pause_that_it_is() throws Exception {
        JudgedRun run = StagedRun.of(CollectingClient.class, "changelogs/counter.yaml", "p99 <= 50ms", directory);

        assertThat(StagedRun.message(run))
                .containsPattern(
                        "\n      \\d+ % of the time of the \\d+ operations above 50 ms went into a pause of the"
                                + " load JVM \\(garbage collection, [^)]*System.gc\\(\\)\\)\n");
        assertThat(diagnosis(run).loadJvm().orElseThrow().longest().get(0).reason())
                .startsWith("garbage collection");
        assertThat(directory.resolve("staged.jfr")).isNotEmptyFile();
    }

    @Test
    void load_jvm_that_was_stopped_from_outside_is_named_as_paused_without_a_reason_of_its_own() throws Exception {
        JudgedRun run = StagedRun.of(PausedClient.class, "changelogs/counter.yaml", "p95 <= 100ms", directory);

        assertThat(StagedRun.message(run))
                .containsPattern(
                        "\n      \\d+ % of the time of the \\d+ operations above 100 ms went into a pause of the"
                                + " load JVM \\(it was stopped, or got no processor\\)\n");
    }

    @Test
    void probe_whose_connection_dies_is_told_with_the_time_and_what_was_seen_before_stays() throws Exception {
        JudgedRun run = StagedRun.of(ProbeKiller.class, "changelogs/counter.yaml", "p95 <= 10ms", directory);

        assertThat(diagnosis(run).missing())
                .anySatisfy(missing -> assertThat(missing)
                        .matches("the probe lost its connection \\d{4} ms after the start of the load \\(FATAL:"
                                + " terminating connection due to administrator command\\): what came later was not"
                                + " looked into"));
        assertThat(diagnosis(run).slow().get(0).causes())
                .extracting(cause -> cause.cause().kind())
                .contains(Cause.Kind.INTERNAL, Cause.Kind.UNSEEN);
        assertThat(run.result().scenarios().get(0).counts().ok()).isEqualTo(120);
        assertThat(run.judgement().verdicts().get(0).state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void recording_of_an_earlier_run_does_not_stay_where_none_is_made() throws Exception {
        Files.writeString(directory.resolve("staged.jfr"), "of an earlier run");

        JudgedRun run = StagedRun.unrecorded(UnindexedQuery.class, "changelogs/payments.yaml", directory);

        assertThat(diagnosis(run).loadJvm()).isEmpty();
        assertThat(directory.resolve("staged.jfr")).doesNotExist();
    }
}
