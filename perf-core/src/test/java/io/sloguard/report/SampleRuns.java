package io.sloguard.report;

import io.sloguard.load.LoadPlan;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Environment;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.Observations;
import io.sloguard.result.RunResult;
import io.sloguard.result.SampleScenario;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Second;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.SampleRun;
import io.sloguard.slo.SourceLocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs to show, judged by the library. */
public final class SampleRuns {

    public static final String HOSTILE = "<script>alert('x')</script>";
    public static final String LONG_MESSAGE = "</code></body>" + "long & endless \"message\" ".repeat(434);

    private SampleRuns() {}

    /** Four scenarios: one broken, one with errors, one undecided, one not measured. */
    public static JudgedRun mixed() {
        SampleLoad registration = new SampleLoad("registration", 100, 60)
                .latency(42, 0.55)
                .slow(28, 31, 1.2)
                .errors(0.001)
                .failure(
                        "PSQLException 23505",
                        "ERROR: duplicate key value violates unique constraint \"registration_player_key\"")
                .objectives(12, "p95 <= 215ms", "p99 <= 300ms", "mean <= 80ms", "errors < 1%", "throughput >= 95/s")
                .observations(new Observations(
                        List.of(),
                        Map.of("duplicate registrations refused", 12L, "waiting list", 340L),
                        Map.of("connection acquired", histogram(0.2, 3.1)),
                        List.of(new Invariant(
                                "no tournament has more players than places", true, "128 tournaments checked"))));
        SampleLoad transfer = new SampleLoad("economy-transfer", 100, 60)
                .latency(82, 1)
                .slow(14, 18, 1.3)
                .errors(0.018)
                .failure("PSQLException 40001", "ERROR: could not serialize access due to concurrent update")
                .failure("insufficient funds", "wallet 1271 has 3, transfer needs 5")
                .objectives(21, "p50 <= 100ms", "p95 <= 265ms", "p99 <= 400ms", "errors < 1%")
                .observations(new Observations(
                        List.of(),
                        Map.of("retries", 412L),
                        Map.of(),
                        List.of(new Invariant(
                                "the sum of all balances is unchanged", true, "200000000 before, 200000000 after"))))
                .health(new GeneratorHealth(64, 1, 3, 48_000_000, 640_000, 312, 0, 96_000_000, 0.55));
        SampleLoad broadcast = new SampleLoad("ws-broadcast", 4, 60)
                .latency(22, 0.5)
                .objectives(31, "p95 <= 56ms", "p99.9 <= 500ms", "errors < 1%");
        SampleLoad submit = new SampleLoad("result-submit", 80, 60).objectives(41, "p95 <= 167ms", "errors < 1%");
        List<DeclaredObjective> overall = List.of(new DeclaredObjective(
                Optional.empty(),
                ObjectiveParser.parse("errors < 1%"),
                Optional.of(new SourceLocation("perf.yaml", 50))));
        return judged(
                List.of(
                        registration.result(),
                        submit.failed("its preparation failed: org.postgresql.util.PSQLException: ERROR: relation"
                                + " \"match_result\" does not exist"),
                        broadcast.result(),
                        transfer.result()),
                List.of(registration, submit, broadcast, transfer),
                overall);
    }

    /** As {@link #mixed}, and it is known why one scenario was slow. */
    public static JudgedRun diagnosed() {
        return diagnosed("economy-transfer");
    }

    static JudgedRun diagnosed(String scenario) {
        JudgedRun mixed = mixed();
        RunResult run = mixed.result();
        return new JudgedRun(
                new RunResult(
                        run.runId(),
                        run.startedAt(),
                        run.elapsedNanos(),
                        run.seed(),
                        run.environment(),
                        run.scenarios(),
                        run.queryPlans(),
                        run.migrations(),
                        run.baselines(),
                        run.experiments(),
                        List.of(SampleDiagnoses.rowLocks(scenario, 265_000_000L))),
                mixed.judgement());
    }

    /** Every objective held. */
    public static JudgedRun held() {
        SampleLoad load =
                new SampleLoad("registration", 200, 20).latency(30, 0.5).objectives(12, "p95 <= 215ms", "errors < 1%");
        return judged(List.of(load.result()), List.of(load), List.of());
    }

    /** A run without any scenario or objective. */
    public static JudgedRun none() {
        return judged(List.of(), List.of(), List.of());
    }

    /** One long scenario of many operations. */
    public static JudgedRun large(int perSecond, int seconds) {
        SampleLoad load = new SampleLoad("large", perSecond, seconds)
                .latency(12, 0.8)
                .slow(seconds / 2, seconds / 2 + seconds / 20 + 1, 4)
                .errors(0.0004)
                .objectives(3, "p95 <= 60ms", "p99.9 <= 200ms", "errors < 1%");
        return judged(List.of(load.result()), List.of(load), List.of());
    }

    /** Nothing is proven: a load that was not delivered, one that was too short, one not measured, one not there. */
    public static JudgedRun unproven() {
        LoadPlan load = new SampleLoad("any", 100, 4).plan();
        Second second = Second.ok(1, 97).and(List.of(), List.of(), List.of(), 3);
        ScenarioResult undelivered = SampleScenario.of(
                "undelivered", load, List.of(second, second, second, second), List.of(1_000_000_000L));
        ScenarioResult shortOne = SampleScenario.of("short", load, List.of(Second.ok(1, 12)), List.of(100_000_000L));
        return SampleRun.of(
                List.of(undelivered, shortOne, ScenarioResult.failed("missing", load, "the server went away")),
                List.of(
                        SampleRun.declared("undelivered", "p50 <= 1s", 3),
                        SampleRun.declared("short", "p95 <= 100ms", 5),
                        SampleRun.declared("missing", "errors < 1%", 7),
                        SampleRun.declared("misspelt", "max <= 1s", 9)));
    }

    /** Everything that comes from outside is hostile: markup, quotes, control characters, great length. */
    public static JudgedRun hostile() {
        SampleLoad load = new SampleLoad(HOSTILE, 50, 6)
                .errors(0.2)
                .failure("<img src=x onerror=alert(1)>", LONG_MESSAGE)
                .objectives(1, "p95 <= 100ms", "errors < 1%")
                .observations(new Observations(
                        List.of(),
                        Map.of("\"onload=\"alert(1)", 7L),
                        Map.of("</td></table>", histogram(1, 2)),
                        List.of(new Invariant("' onclick='alert(1)", false, "]]>\u0000\u202Eevil\uD800"))));
        SampleLoad silent = new SampleLoad("&amp; <b>", 50, 6).objectives(2, "errors < 1%");
        return judged(List.of(load.result(), silent.failed(LONG_MESSAGE)), List.of(load, silent), List.of());
    }

    public static JudgedRun judged(
            List<ScenarioResult> results, List<SampleLoad> loads, List<DeclaredObjective> overall) {
        List<DeclaredObjective> objectives = new ArrayList<>();
        loads.forEach(load -> objectives.addAll(load.objectives()));
        objectives.addAll(overall);
        RunResult run = new RunResult(
                "5b1f6c1e-0d5c-4d5c-9f0e-6a3f4b1f2c11",
                Instant.parse("2026-11-24T02:31:07Z"),
                291_400_000_000L,
                8842101,
                environment(),
                results);
        return new JudgedRun(run, Judge.judge(run, objectives));
    }

    private static Environment environment() {
        Map<String, String> target = new LinkedHashMap<>();
        target.put("PostgreSQL", "18.6");
        target.put("fsync", "on");
        target.put("synchronous_commit", "on");
        target.put("shared_buffers", "128MB");
        return new Environment(
                "OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1deb12u1", 2, "Linux 6.1.0 amd64", "a41c9e2", target);
    }

    private static LatencyHistogram histogram(double fromMillis, double toMillis) {
        LatencyHistogram.Builder values = new LatencyHistogram.Builder();
        for (int i = 0; i <= 500; i++) {
            values.add((long) ((fromMillis + (toMillis - fromMillis) * i * i / 250_000.0) * 1e6));
        }
        return values.build();
    }
}
