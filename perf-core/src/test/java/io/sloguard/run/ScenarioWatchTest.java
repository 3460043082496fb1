package io.sloguard.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.config.PlannedScenario;
import io.sloguard.config.ScenarioSource;
import io.sloguard.engine.SimulatedRun;
import io.sloguard.json.ResultJson;
import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.Plans;
import io.sloguard.load.StopPolicy;
import io.sloguard.record.Tally;
import io.sloguard.result.Environment;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.Objectives;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that end early because of what they show, through the real engine, in virtual time. */
class ScenarioWatchTest {

    private static final LoadPlan TWO_MINUTES = Plans.open(100, ofSeconds(120), 64);

    private final SimulatedRun simulated = new SimulatedRun();

    @TempDir
    private Path directory;

    @Test
    void a_system_that_turned_slow_is_refuted_seconds_later_and_the_rest_is_spared() throws InterruptedException {
        RunResult result = run(StopPolicy.BROKEN, slowFrom(20, 4), "p95 <= 200ms");

        ScenarioResult scenario = result.scenarios().get(0);
        assertThat(scenario.earlyEnd().orElseThrow().reason()).isEqualTo("p95 <= 200ms is refuted");
        assertThat(scenario.blocks()).hasSizeBetween(23, 40);
        assertThat(scenario.earlyEnd().orElseThrow().cancelled())
                .isEqualTo(12_000 - scenario.counts().scheduled());
        Verdict verdict = judge(result, "p95 <= 200ms").verdicts().get(0);
        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.evidence().earlyChance().orElseThrow()).isLessThanOrEqualTo(0.01);
        assertThat(verdict.reason())
                .matches("\\d+ of \\d+ operations took longer, 5 % may.*; that was certain after" + " ("
                        + (scenario.blocks().size() - 1) + "|"
                        + (scenario.blocks().size() - 2) + ") s");
    }

    @Test
    void judging_again_from_the_file_gives_the_same_verdicts() throws InterruptedException {
        String[] objectives = {"p95 <= 200ms", "p50 <= 200ms", "mean <= 1s", "throughput >= 10/s", "max <= 10s"};
        RunResult result = run(StopPolicy.BROKEN, slowFrom(20, 4), objectives);
        Judgement judged = judge(result, objectives);
        Path file = directory.resolve("result.json");
        ResultJson.write(new JudgedRun(result, judged), file);

        JudgedRun read = ResultJson.read(file);

        assertThat(read.judgement()).isEqualTo(judged);
        assertThat(Judge.judge(read.result(), read.objectives())).isEqualTo(judged);
        assertThat(judged.verdicts())
                .extracting(Verdict::state)
                .containsExactly(
                        VerdictState.FAIL,
                        VerdictState.INCONCLUSIVE,
                        VerdictState.INCONCLUSIVE,
                        VerdictState.INCONCLUSIVE,
                        VerdictState.INCONCLUSIVE);
        assertThat(judged.verdicts().get(1).reason())
                .endsWith("; the scenario was ended after "
                        + result.scenarios().get(0).blocks().size() + " s because p95 <= 200ms is refuted");
    }

    @Test
    void a_healthy_system_runs_to_its_end_and_passes() throws InterruptedException {
        RunResult result = run(StopPolicy.HOPELESS, slowFrom(0, 50), "p95 <= 200ms", "errors < 1%");

        assertThat(result.scenarios().get(0).earlyEnd()).isEmpty();
        assertThat(result.scenarios().get(0).counts().scheduled()).isEqualTo(12_000);
        assertThat(judge(result, "p95 <= 200ms", "errors < 1%").verdicts())
                .extracting(Verdict::state)
                .containsExactly(VerdictState.PASS, VerdictState.PASS);
    }

    @Test
    void without_a_policy_a_broken_system_runs_to_its_end() throws InterruptedException {
        RunResult result = run(StopPolicy.NEVER, slowFrom(20, 4), "p95 <= 200ms");

        assertThat(result.scenarios().get(0).earlyEnd()).isEmpty();
        Verdict verdict = judge(result, "p95 <= 200ms").verdicts().get(0);
        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.evidence().earlyChance()).isEmpty();
    }

    /** Exactly 5 % of all operations are slow: nothing refutes that, and in the end nothing could prove it. */
    @Test
    void what_cannot_pass_any_more_ends_where_the_policy_says_so_and_is_not_refuted_by_that()
            throws InterruptedException {
        VirtualUser slowEveryTwentieth = slowFrom(0, 20);

        RunResult hopeless = run(StopPolicy.HOPELESS, slowEveryTwentieth, "p95 <= 200ms");
        RunResult broken = run(StopPolicy.BROKEN, slowEveryTwentieth, "p95 <= 200ms");

        ScenarioResult ended = hopeless.scenarios().get(0);
        assertThat(ended.earlyEnd().orElseThrow().reason()).isEqualTo("p95 <= 200ms cannot pass any more");
        // 560 of 12,000 would prove it: every twentieth operation has gone beyond that in the 112th second
        assertThat(ended.blocks()).hasSizeBetween(110, 116);
        assertThat(judge(hopeless, "p95 <= 200ms").verdicts().get(0).state()).isEqualTo(VerdictState.INCONCLUSIVE);
        assertThat(broken.scenarios().get(0).earlyEnd()).isEmpty();
    }

    @Test
    void one_operation_beyond_a_maximum_refutes_it_at_once() throws InterruptedException {
        RunResult result = run(StopPolicy.BROKEN, slowFrom(20, 1_000), "max <= 200ms", "p95 <= 200ms");

        assertThat(result.scenarios().get(0).blocks()).hasSizeBetween(31, 33);
        assertThat(judge(result, "max <= 200ms", "p95 <= 200ms").verdicts())
                .extracting(Verdict::state)
                .containsExactly(VerdictState.FAIL, VerdictState.INCONCLUSIVE);
    }

    @Test
    void a_stall_of_the_load_generator_ends_nothing() throws InterruptedException {
        simulated.stallGenerator(ofSeconds(20), ofSeconds(30));

        RunResult result = run(StopPolicy.BROKEN, slowFrom(0, 1_000_000), "p95 <= 200ms", "max <= 200ms");

        assertThat(result.scenarios().get(0).earlyEnd()).isEmpty();
        assertThat(result.scenarios().get(0).exceedances().get(0).excusable()).isGreaterThan(500);
    }

    @Test
    void the_more_objectives_a_run_has_the_more_must_speak_against_one() throws InterruptedException {
        String[] alone = {"p95 <= 200ms"};
        String[] amongMany = Stream.concat(
                        Stream.of(alone), Stream.generate(() -> "p99.9 <= 10s").limit(99))
                .toArray(String[]::new);

        int secondsAlone = run(StopPolicy.BROKEN, slowFrom(20, 8), alone)
                .scenarios()
                .get(0)
                .blocks()
                .size();
        int secondsAmongMany = run(StopPolicy.BROKEN, slowFrom(20, 8), amongMany)
                .scenarios()
                .get(0)
                .blocks()
                .size();

        assertThat(secondsAmongMany).isGreaterThan(secondsAlone);
    }

    /** 4 % of all operations are slow: 60 of 1,500 could be either, 400 of 10,000 prove it. */
    @Test
    void what_is_undecided_goes_on_until_it_is_decided_and_each_look_has_its_share_of_the_error()
            throws InterruptedException {
        LoadPlan load =
                Plans.open(100, ofSeconds(15), 64).with(new Course(StopPolicy.NEVER, Optional.of(ofSeconds(100))));

        RunResult result = run(load, slowFrom(0, 25), "p95 <= 200ms");

        assertThat(result.scenarios().get(0).blocks()).hasSize(58);
        Verdict verdict = judge(result, "p95 <= 200ms").verdicts().get(0);
        assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
        assertThat(verdict.evidence().confidence()).isCloseTo(1 - 0.05 / 3, within(1e-12));
        assertThat(verdict.evidence().operations()).isEqualTo(5_800);
    }

    @Test
    void what_is_decided_at_its_end_does_not_go_on() throws InterruptedException {
        LoadPlan load =
                Plans.open(100, ofSeconds(15), 64).with(new Course(StopPolicy.NEVER, Optional.of(ofSeconds(100))));

        assertThat(run(load, slowFrom(0, 100), "p95 <= 200ms")
                        .scenarios()
                        .get(0)
                        .blocks())
                .hasSize(15);
        assertThat(run(load, slowFrom(0, 3), "p95 <= 200ms", "p99 <= 10s")
                        .scenarios()
                        .get(0)
                        .blocks())
                .hasSize(15);
    }

    @Test
    void what_stays_undecided_lasts_as_long_as_it_may() throws InterruptedException {
        LoadPlan load =
                Plans.open(100, ofSeconds(15), 64).with(new Course(StopPolicy.HOPELESS, Optional.of(ofSeconds(60))));

        RunResult result = run(load, slowFrom(0, 21), "p95 <= 200ms");

        assertThat(result.scenarios().get(0).blocks()).hasSizeGreaterThan(50);
        assertThat(judge(result, "p95 <= 200ms").verdicts().get(0).state()).isEqualTo(VerdictState.INCONCLUSIVE);
    }

    /** From a second on, every so many-th operation takes 300 ms instead of 20 ms. */
    private VirtualUser slowFrom(int second, int every) {
        return operation -> {
            boolean isSlow = operation.number() >= 100L * second && operation.number() % every == every - 1;
            simulated.ticker().sleep(ofMillis(isSlow ? 300 : 20));
            return Outcome.ok();
        };
    }

    private RunResult run(StopPolicy policy, VirtualUser user, String... objectives) throws InterruptedException {
        return run(TWO_MINUTES.with(new Course(policy, Optional.empty())), user, objectives);
    }

    private RunResult run(LoadPlan load, VirtualUser user, String... objectives) throws InterruptedException {
        PlannedScenario planned = new PlannedScenario(
                "watched", new ScenarioSource.OfClass("none"), load, declared(objectives), Map.of());
        ScenarioResult scenario = Tally.count(
                "watched",
                load,
                simulated.record(load, user, ScenarioWatch.of(planned, declared(objectives))),
                planned.objectives().stream()
                        .flatMapToLong(one -> one.objective().thresholdNanos().stream())
                        .boxed()
                        .toList());
        Environment environment = new Environment("17", 2, "Linux", "", Map.of());
        return new RunResult("id", Instant.EPOCH, 1, SimulatedRun.SEED, environment, List.of(scenario));
    }

    private static Judgement judge(RunResult result, String... objectives) {
        return Judge.judge(result, declared(objectives));
    }

    private static List<DeclaredObjective> declared(String... objectives) {
        return Stream.of(objectives)
                .map(objective -> Objectives.declared("watched", objective))
                .toList();
    }
}
