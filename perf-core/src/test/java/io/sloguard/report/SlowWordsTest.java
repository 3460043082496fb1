package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.RunResult;
import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Cause.Kind;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.DiagnosedRun.Part;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.ProbeReport;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objectives;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowWordsTest {

    private static final long LIMIT = 265_000_000L;

    @Test
    void top_cause_comes_with_its_blocker_and_then_those_of_at_least_five_per_cent() {
        Diagnosis diagnosis = SampleDiagnoses.rowLocks("economy-transfer", LIMIT);

        assertThat(SlowWords.of(diagnosis, diagnosis.slow().get(0)))
                .containsExactly(
                        "61 % of the time of the 312 operations above 265 ms went into waiting for row locks on wallets;"
                                + " top blocker: session 4711 (nightly report), idle in transaction, with select"
                                + " sum(balance) from wallets",
                        "24 % into executing select * from economy_economytransaction where wallet_id = ? order by"
                                + " created, which reads economy_economytransaction (about 200,000 rows) from end to end"
                                + " to find (wallet_id = $1): is an index missing?",
                        "12 % into a pause of the load JVM" + " (garbage collection, G1New: G1 Evacuation Pause)");
    }

    @Test
    void message_of_a_broken_build_says_why_below_each_verdict() {
        String message =
                new FailureMessage(FailOn.BROKEN, "target/perf/report.html", "mvn verify").of(SampleRuns.diagnosed());

        assertThat(message)
                .containsPattern("economy-transfer {3}p95 <= 265ms {3}broken,[^\n]+\n[^\n]+\n[^\n]+\n"
                        + "      61 % of the time of the 312 operations above 265 ms went into waiting for row locks"
                        + " on wallets; top blocker: session 4711 [^\n]+\n      24 % into executing ");
    }

    @Test
    void console_says_it_below_the_verdict_within_its_width() {
        List<String> lines = new ConsoleReport(Symbols.UNICODE)
                .lines(SampleRuns.diagnosed()).stream().map(ReportLine::text).toList();

        assertThat(lines)
                .contains(
                        "      61 % of the time of the 312 operations above 265 ms went into waiting for row locks on"
                                + " wallets; top",
                        "      blocker: session 4711 (nightly report), idle in transaction, with select sum(balance)"
                                + " from wallets")
                .containsSequence(
                        "      reads economy_economytransaction (about 200,000 rows) from end to end to find (wallet_id ="
                                + " $1): is an",
                        "      index missing?")
                .containsSequence(
                        "  economy-transfer: the database was looked at 1,196 times, 20 times a second; the probe was"
                                + " busy 1.3 % of the",
                        "      time")
                .contains("  economy-transfer: what sessions of other users do is not shown to this user")
                .allMatch(line -> line.length() <= ConsoleReport.WIDTH);
    }

    @Test
    void console_leaves_out_what_could_not_be_seen_of_a_scenario_that_held() {
        JudgedRun held = SampleRuns.diagnosed("registration");

        assertThat(new ConsoleReport(Symbols.UNICODE).lines(held))
                .extracting(ReportLine::text)
                .anyMatch(line -> line.startsWith("  registration: the database was looked at"))
                .noneMatch(line -> line.contains("is not shown to this user"));
    }

    @Test
    void database_that_was_not_looked_at_is_said_so() {
        assertThat(WatchWords.of(new ProbeReport(0, 0, 0))).isEqualTo("the database was not looked at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROW_LOCK | '' | waiting for row locks",
                "TABLE_LOCK | wallets | waiting for table locks on wallets",
                "OTHER_LOCK | advisory | waiting for locks of type advisory",
                "EXECUTION | '' | executing select ?",
                "DATA_FILE | DataFileRead | reading and writing data files (DataFileRead) for select ?",
                "LOG | WalSync | waiting for the database's log to be written (WalSync)",
                "INTERNAL | BufferMapping | waiting inside the database (BufferMapping) for select ?",
                "CLIENT | '' | open transactions in which the database waited for the application",
                "CONNECTION | '' | waiting for a connection",
                "OUTSIDE | '' | the application, with no session of the operation at work",
                "PAUSE | '' | a pause of the load JVM (it was stopped, or got no processor)",
                "LATE | '' | late starts: the load JVM got no processor in time",
                "QUEUE | '' | waiting for a worker while all were inside operations",
                "UNSEEN | '' | the operations themselves, on which no look at the database fell; with 20 looks a second, most operations below 50 ms are not seen"
            })
    void every_kind_of_cause_has_its_words(Kind kind, String object, String words) {
        assertThat(CauseWords.of(new Cause(kind, object, "select ?"))).isEqualTo(words);
    }

    private static List<String> words(Diagnosis diagnosis, DeclaredObjective objective) {
        RunResult run = SampleRuns.held().result().diagnosedBy(List.of(diagnosis));
        Verdict verdict = new Verdict(
                objective,
                VerdictState.FAIL,
                SampleRuns.held().judgement().verdicts().get(0).evidence(),
                "why");
        return SlowWords.of(run, verdict);
    }

    private static Diagnosis unseen(DiagnosedRun of, long limit, Optional<ProbeReport> probe) {
        SlowTime slow =
                new SlowTime(limit, 312, 200, 0, List.of(new CauseTime(new Cause(Kind.UNSEEN), 200, 0, List.of())));
        return new Diagnosis(of, List.of(slow), List.of(), probe, DatabaseActivity.NONE, Optional.empty(), List.of());
    }

    @Test
    void objective_of_a_migration_is_explained_by_its_proof() {
        Subject subject = new Subject.Migration("index");
        DeclaredObjective objective =
                new DeclaredObjective(subject, subject.objective("p95 <= 265ms"), Optional.empty());
        ProbeReport probe = new ProbeReport(10, 10, 1);

        assertThat(words(unseen(new DiagnosedRun("index", Part.PROOF), LIMIT, Optional.of(probe)), objective))
                .singleElement()
                .asString()
                .startsWith("100 % of the time of the 312 operations above 265 ms went into the operations themselves");
        assertThat(words(unseen(new DiagnosedRun("index", Part.CONTROL), LIMIT, Optional.of(probe)), objective))
                .isEmpty();
    }

    @Test
    void comparison_with_a_baseline_is_explained_by_all_operations_of_both_runs() {
        DeclaredObjective objective = Objectives.declared("transfer", "p95 <= 1.1 * baseline");
        ProbeReport probe = new ProbeReport(10, 10, 1);

        assertThat(words(unseen(DiagnosedRun.measured("transfer"), 0, Optional.of(probe)), objective))
                .singleElement()
                .asString()
                .startsWith("100 % of the time of all 312 operations went into the operations themselves");
        assertThat(words(unseen(new DiagnosedRun("transfer", Part.CONFIRMATION), 0, Optional.of(probe)), objective))
                .singleElement()
                .asString()
                .startsWith("in the fresh run, 100 % of the time of all 312 operations went into ");
    }

    @Test
    void target_at_which_nobody_can_look_is_not_said_to_have_unseen_operations() {
        assertThat(words(
                        unseen(DiagnosedRun.measured("transfer"), LIMIT, Optional.empty()),
                        Objectives.declared("transfer", "p95 <= 265ms")))
                .isEmpty();
    }

    @Test
    void blocker_of_which_nothing_more_is_known_is_its_session() {
        assertThat(CauseWords.of(new Blocker("session 7", "", ""))).isEqualTo("session 7");
    }

    @Test
    void long_statement_is_cut() {
        assertThat(CauseWords.of(new Cause(Kind.EXECUTION, "", "select " + "x".repeat(200))))
                .hasSize("executing ".length() + 123)
                .endsWith("...");
    }

    @Test
    void time_of_which_nothing_is_known_has_no_words() {
        SlowTime nothing = new SlowTime(LIMIT, 1, 0, 0, List.<CauseTime>of());
        Diagnosis diagnosis = new Diagnosis(
                DiagnosedRun.measured("x"),
                List.of(nothing),
                List.of(),
                Optional.empty(),
                DatabaseActivity.NONE,
                Optional.empty(),
                List.of());

        assertThat(SlowWords.of(diagnosis, nothing)).isEmpty();
    }
}
