package io.sloguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.VerdictState;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Test methods under load, run by JUnit; each load is over in a fraction of a second. */
class SloTestTest {

    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    private Launched launched() {
        return new Launched(directory);
    }

    private JudgedRun resultOf(Class<?> type, String method) {
        return ResultJson.read(directory.resolve(type.getName() + "." + method).resolve("result.json"));
    }

    static class Proven {

        @BeforeEach
        void before(ScenarioContext context) {
            CALLS.add("before " + context.name() + " of " + context.users() + " workers");
        }

        @SloTest(
                rate = "1000/s",
                workers = "8",
                warmupOperations = "20",
                operations = "400",
                objectives = {"max <= 60s", "errors < 1%"})
        void answers(Operation operation) {
            CALLS.add(operation.isWarmup() ? "warm-up" : "operation");
        }

        @AfterEach
        void after(JudgedRun run) {
            CALLS.add("after " + run.verdict("answers", "max <= 60s").state());
        }
    }

    @Test
    void proven_objectives_let_the_test_succeed() {
        assertThat(launched().run(Proven.class).only()).isEqualTo("SUCCESSFUL");

        JudgedRun run = resultOf(Proven.class, "answers");
        assertThat(run.judgement().count(VerdictState.PASS)).isEqualTo(2);
        assertThat(run.result().scenario("answers").orElseThrow().counts().ok()).isEqualTo(400);
        assertThat(directory.resolve(Proven.class.getName() + ".answers").resolve("report.html"))
                .isNotEmptyFile();
    }

    @Test
    void console_shows_what_was_measured_and_where_the_reports_are() {
        String console = launched().run(Proven.class).console();

        assertThat(console)
                .contains("[1/1] answers  open 1000/s, 20 ops + 400 ops")
                .containsPattern("answers +errors < 1% +0 % +\\[0, 0\\.747] +400  held")
                .containsPattern(" 2 of 2 objectives held   seed \\d+")
                .contains("report  " + page(Proven.class, "answers"));
    }

    @Test
    void lifecycle_methods_run_once_around_the_load_and_the_body_once_per_operation() {
        launched().run(Proven.class);

        List<String> calls = List.copyOf(CALLS);
        assertThat(calls).startsWith("before answers of 8 workers").endsWith("after PASS");
        assertThat(calls).filteredOn("warm-up"::equals).hasSize(20);
        assertThat(calls).filteredOn("operation"::equals).hasSize(400);
        assertThat(calls).hasSize(422);
    }

    static class Broken {

        @SloTest(
                rate = "1000/s",
                warmup = "0s",
                operations = "400",
                seed = "42",
                objectives = {"errors < 1%", "max <= 60s"})
        void halfFails(Operation operation) throws Exception {
            if (operation.number() % 4 == 0) {
                throw new IllegalStateException("sold out");
            }
            if (operation.number() % 4 == 1) {
                throw new AssertionError("stock is 0");
            }
            if (operation.number() == 2) {
                throw new TimeoutException("no answer");
            }
        }

        @AfterEach
        void after(JudgedRun run) {
            CALLS.add("after " + run.verdict("halfFails", "errors < 1%").state());
        }
    }

    @Test
    void broken_objective_fails_the_test_with_its_figures() {
        Launched.Results results = launched().run(Broken.class);

        assertThat(results.thrown()).isInstanceOf(AssertionError.class);
        assertThat(results.only()
                        .replace(page(Broken.class, "halfFails"), "PAGE")
                        .replaceFirst("60s   broken, observed \\S+ ms", "60s   broken, observed MAX ms"))
                .isEqualTo("""
                FAILED
                io.sloguard.junit.SloTestTest$Broken.halfFails: 2 of 2 objectives broken

                  halfFails   errors < 1%   broken, observed 50.3 %   95 % bounds [46, 54.5]   n 400
                      201 of 400 operations did not succeed; this run itself is not < the limit
                      if at most 1 in 100 operations really did not succeed, a run this bad would come about less than \
                once in 20 (n 400, K 201, effective n 400, each bound at 95 %)
                  halfFails   max <= 60s   broken, observed MAX ms   n 400
                      201 of 400 operations took longer or did not succeed (201), none may
                      201 operations of this run took longer than 60s, and none may (n 400, K 201)

                  Report     PAGE
                  Reproduce  mvn test '-Dtest=io.sloguard.junit.SloTestTest$Broken#halfFails' \
                -Dperf.scenario=halfFails -Dperf.seed=42
                  Only report, do not fail: -Dperf.failOn=never""");
        assertThat(CALLS).containsExactly("after FAIL");
    }

    private String page(Class<?> type, String method) {
        return directory
                .resolve(type.getName() + "." + method)
                .resolve("report.html")
                .toAbsolutePath()
                .toUri()
                .toString();
    }

    @Test
    void exceptions_of_the_body_are_counted_by_kind() {
        launched().run(Broken.class);

        ScenarioResult result = resultOf(Broken.class, "halfFails")
                .result()
                .scenario("halfFails")
                .orElseThrow();
        assertThat(result.counts().failed()).isEqualTo(200);
        assertThat(result.counts().timedOut()).isEqualTo(1);
        assertThat(result.observations().failures())
                .extracting(group -> group.count() + " " + group.kind() + ": " + group.sample())
                .containsExactlyInAnyOrder(
                        "100 IllegalStateException: sold out",
                        "100 AssertionError: stock is 0",
                        "1 TimeoutException: no answer");
    }

    static class TooShort {

        @SloTest(rate = "1000/s", warmup = "0s", operations = "20", seed = "7", objectives = "p99 <= 2s")
        void tolerant() {}

        @AfterEach
        void after(JudgedRun run) {
            CALLS.add("after " + run.verdict("tolerant", "p99 <= 2s").state());
        }
    }

    static class TooShortAndStrict {

        @SloTest(rate = "1000/s", warmup = "0s", operations = "20", objectives = "p99 <= 2s", failOn = FailOn.UNDECIDED)
        void strict() {}
    }

    @Test
    void undecided_objective_aborts_the_test_with_its_figures() {
        Launched.Results results = launched().run(TooShort.class);

        assertThat(results.only()
                        .replace(page(TooShort.class, "tolerant"), "PAGE")
                        .replaceFirst("observed.*\\]", "OBSERVED"))
                .isEqualTo("""
                ABORTED
                io.sloguard.junit.SloTestTest$TooShort.tolerant: 1 of 1 objectives undecided

                  tolerant   p99 <= 2s   too few operations, OBSERVED   n 20
                      0 of 20 operations took longer, 1 % may; about 279 more operations would decide
                      even at its best, so short a run could not have shown that the limit is kept \
                (n 20, K 0, effective n 20, each bound at 95 %)

                  Report     PAGE
                  Reproduce  mvn test '-Dtest=io.sloguard.junit.SloTestTest$TooShort#tolerant' \
                -Dperf.scenario=tolerant -Dperf.seed=7
                  Only report, do not fail: -Dperf.failOn=never""");
        assertThat(CALLS).containsExactly("after INSUFFICIENT");
    }

    @Test
    void undecided_objective_fails_the_test_if_it_is_to() {
        assertThat(launched().run(TooShortAndStrict.class).only())
                .startsWith(
                        "FAILED\nio.sloguard.junit.SloTestTest$TooShortAndStrict.strict: 1 of 1 objectives undecided\n");
        assertThat(launched()
                        .with("perf.failOn", "undecided")
                        .run(TooShort.class)
                        .only())
                .startsWith("FAILED\nio.sloguard.junit.SloTestTest$TooShort.tolerant: 1 of 1 objectives undecided\n");
    }

    @Test
    void broken_objective_that_is_only_to_be_reported_aborts_the_test() {
        assertThat(launched().with("perf.failOn", "never").run(Broken.class).only())
                .startsWith("ABORTED\nio.sloguard.junit.SloTestTest$Broken.halfFails: 2 of 2 objectives broken\n");
    }

    static class Hanging {

        private final Semaphore end = new Semaphore(0);

        @SloTest(users = "1", warmup = "50ms", duration = "50ms", drain = "50ms", objectives = "errors < 1%")
        void neverAnswers() {
            end.acquireUninterruptibly();
        }

        @AfterEach
        void after() {
            end.release();
        }
    }

    @Test
    void what_could_not_be_measured_fails_the_test() {
        Launched.Results results = launched().run(Hanging.class);

        assertThat(results.thrown()).isInstanceOf(AssertionError.class);
        assertThat(results.only())
                .startsWith(
                        "FAILED\nio.sloguard.junit.SloTestTest$Hanging.neverAnswers: 1 of 1 objectives not measured\n")
                .contains("1 of 1 users were still inside an operation of the warm-up 50 ms after its end");
    }

    static class Patient {

        @SloTest(rate = "100/s", warmup = "0s", duration = "10m", objectives = "errors < 1%")
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void takesLong() {}
    }

    @Test
    void timeout_of_the_test_ends_the_load() throws InterruptedException {
        assertThat(launched().run(Patient.class).only()).startsWith("FAILED\ntakesLong() timed out after 300 milli");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("perf-user")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    static class Drawing {

        @SloTest(rate = "1000/s", warmup = "0s", operations = "50", seed = "11", objectives = "errors <= 0%")
        void draws(RandomGenerator random, Operation operation, TestInfo info) {
            CALLS.add(operation.number() + " " + random.nextInt() + " "
                    + info.getDisplayName().length());
        }
    }

    @Test
    void seed_repeats_the_random_numbers_of_each_operation() {
        launched().run(Drawing.class);
        Set<String> first = Set.copyOf(CALLS);
        CALLS.clear();
        launched().run(Drawing.class);
        Set<String> second = Set.copyOf(CALLS);
        CALLS.clear();
        launched().with("perf.seed", "12").run(Drawing.class);

        assertThat(first).hasSize(50).isEqualTo(second);
        assertThat(CALLS).hasSize(50).doesNotContainAnyElementsOf(first);
    }

    static class AsksForResult {

        @SloTest(rate = "1000/s", warmup = "0s", operations = "5", objectives = "errors <= 0%")
        void body(JudgedRun run) {}
    }

    @Test
    void body_cannot_have_the_result() {
        assertThat(launched().run(AsksForResult.class).only())
                .contains("there is no result while the load runs; the body is one operation. Take the JudgedRun as a"
                        + " parameter of an @AfterEach method");
    }

    static class NotPrepared {

        @BeforeEach
        void before() {
            throw new IllegalStateException("no data today");
        }

        @SloTest(rate = "1000/s", warmup = "0s", operations = "5", objectives = "errors <= 0%")
        void body() {
            CALLS.add("body");
        }
    }

    @Test
    void nothing_is_loaded_if_the_preparation_fails() {
        assertThat(launched().run(NotPrepared.class).only()).isEqualTo("FAILED\nno data today");
        assertThat(CALLS).isEmpty();
    }

    static class Mistaken {

        @SloTest(
                rate = "100",
                think = "1s",
                duration = "5 seconds",
                target = "oracle",
                objectives = {"p95x <= 3ms", "p95 < 3"})
        void wrong() {
            CALLS.add("body");
        }
    }

    @Test
    void all_mistakes_are_told_at_once_with_class_method_and_attribute() {
        assertThat(launched()
                        .with("perf.seed", "x")
                        .with("perf.failOn", "always")
                        .run(Mistaken.class)
                        .only())
                .isEqualTo("""
                FAILED
                io.sloguard.junit.SloTestTest$Mistaken.wrong has 8 mistakes; nothing was run:
                  perf.seed  a seed is a whole number, not "x"
                  perf.failOn  failOn is one of broken, undecided, never, not "always"
                  @SloTest(rate)  rate: a rate is a number per s, min or h, for example 100/s, not "100"
                  @SloTest(think)  scenarios.wrong.load.think belongs to a closed load (users); arrivals do not think
                  @SloTest(duration)  duration: a duration is a number and ms, s, m or h, for example 15s, not "5 seconds"
                  @SloTest(objectives)  objective "p95x <= 3ms": unknown metric "p95x"; accepted are p50 p75 p90 p95 p99 \
                p99.9 max mean errors throughput
                  @SloTest(objectives)  objective "p95 < 3": a limit is a number with its unit, in us, ms or s, not "3"
                  @SloTest(target)  no kind of target is on the class path; for PostgreSQL add the dependency \
                io.sloguard:perf-scenarios-postgres in test scope""");
        assertThat(CALLS).isEmpty();
    }

    @Test
    void setting_from_outside_skips() {
        assertThat(launched().with("perf.skip", "true").run(Proven.class).only())
                .isEqualTo("SKIPPED\nnothing is measured or judged: perf.skip is set");
        assertThat(launched().with("perf.scenario", "other").run(Proven.class).only())
                .isEqualTo("SKIPPED\nperf.scenario is other, not answers");
        assertThat(launched().with("perf.scenario", "answers").run(Proven.class).only())
                .isEqualTo("SUCCESSFUL");
    }

    @Test
    void report_of_an_earlier_run_does_not_outlive_the_start_of_the_next() throws Exception {
        Path stale = Files.createDirectories(directory.resolve(NotPrepared.class.getName() + ".body"))
                .resolve("result.json");
        Files.writeString(stale, "{}");

        launched().run(NotPrepared.class);

        assertThat(stale).doesNotExist();
    }

    static class Doubting {

        @SloTest(rate = "1000/s", warmup = "0s", operations = "20", objectives = "p99 <= 2s")
        void tooShort() {}

        @AfterEach
        void after(JudgedRun run) {
            throw new AssertionError("stock is 0");
        }
    }

    @Test
    void assertion_after_the_load_fails_a_test_that_is_undecided() {
        assertThat(launched().run(Doubting.class).only()).isEqualTo("FAILED\nstock is 0");
    }

    /** A kind of test that a project makes for itself. */
    @Retention(RetentionPolicy.RUNTIME)
    @SloTest(rate = "1000/s", warmup = "0s", operations = "300", objectives = "errors < 1%")
    @interface Quick {}

    static class Outer {

        private final AtomicInteger preparations = new AtomicInteger();

        @BeforeEach
        void before() {
            preparations.incrementAndGet();
        }

        @Nested
        class Inner {

            @Quick
            void body() {
                assertThat(preparations).hasValue(1);
            }
        }
    }

    @Test
    void annotation_is_found_on_annotations_and_in_nested_classes() {
        assertThat(launched().run(Outer.class).only()).isEqualTo("SUCCESSFUL");

        assertThat(resultOf(Outer.Inner.class, "body").judgement().count(VerdictState.PASS))
                .isEqualTo(1);
    }
}
