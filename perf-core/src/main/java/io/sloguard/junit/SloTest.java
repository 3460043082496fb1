package io.sloguard.junit;

import io.sloguard.slo.FailOn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * A test whose body is one operation: it is put under a planned load, and the test tells whether the objectives hold.
 *
 * <pre>{@code
 * class ShopTest {
 *
 *     @BeforeEach
 *     void fill(DataSource database) { ... }                       // once, before the load
 *
 *     @SloTest(target = "embedded", rate = "100/s", duration = "10s", objectives = {"p95 <= 215ms", "errors < 1%"})
 *     void placeOrder(DataSource database, RandomGenerator random) // once per operation, by up to 64 threads at once
 *             throws SQLException { ... }
 *
 *     @AfterEach
 *     void everyOrderIsThere(JudgedRun run) { ... }                // once, after the load
 * }
 * }</pre>
 *
 * <p><b>The plan.</b> The attributes are the keys of a scenario of {@code perf.yaml} and are read by the same strict grammar;
 * an empty one is not stated. With {@link #plan} all of them come from a file, and the body takes the place of what the file
 * says that the scenario runs. Every mistake is reported, all in one message, before anything is started.
 *
 * <p><b>The body.</b> It returns nothing. An operation is ok if it returns, and failed if it throws, counted by the type of
 * the exception (and its SQLSTATE), assertions included; the timeout exceptions of the JDK make it timed out. Its response
 * time counts from its intended start. It is called on one instance of the test class by many threads at once, so fields must
 * be safe for that, and what JUnit or a framework binds to the thread of a test, such as a transaction, is not there. Its
 * parameters may be
 *
 * <ul>
 *   <li>{@link io.sloguard.scenario.Operation}, the operation that is due, or {@link java.util.random.RandomGenerator}, its
 *       random numbers, which the seed repeats; valid only during the call;
 *   <li>what the target offers, for example {@code javax.sql.DataSource}, as long as the parameter has no annotation;
 *   <li>{@link io.sloguard.scenario.ScenarioContext}, with the name, seed and settings of the scenario;
 *   <li>whatever other extensions offer; it is resolved once, and all operations share it.
 * </ul>
 *
 * <p><b>Before and after.</b> {@code @BeforeEach} and {@code @AfterEach} methods run once around the whole load, not around
 * each operation, and are not measured. The target is opened before the first and closed after the last of them, so both may
 * have what the target offers and the {@code ScenarioContext} as parameters; {@code @AfterEach} also the
 * {@link io.sloguard.slo.JudgedRun}, for further assertions. These parameters exist for tests of this kind alone: put other
 * tests of the class into a class of their own, or into a nested one.
 *
 * <p><b>The outcome.</b> A broken or unmeasured objective (FAIL, NO_DATA, INVALID) and a broken configuration fail the test.
 * An undecided one (INCONCLUSIVE, INSUFFICIENT) aborts it, so that it is shown as skipped, with the reason; it fails with
 * {@code failOn = FailOn.UNDECIDED}. Only when all objectives are proven the test succeeds.
 *
 * <p>Result file and reports are below {@code target/perf/CLASS.METHOD}. No other test of the JVM runs meanwhile, also with
 * JUnit's parallel execution; JVMs beside it, such as those of Surefire's {@code forkCount}, do disturb it. The tests have the
 * tag {@value #TAG}. As system properties or configuration parameters of JUnit, {@code perf.seed} and {@code perf.failOn} go
 * before the attributes, {@code perf.scenario} names the only scenario to run, {@code perf.skip} skips all, and {@code
 * perf.outputDirectory} moves {@code target/perf}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Test
@Tag(SloTest.TAG)
@ResourceLock(Resources.GLOBAL)
@ExtendWith(SloTestExtension.class)
public @interface SloTest {

    /** The tag of these tests, by which a build includes or excludes them. */
    String TAG = "slo";

    /**
     * A file in the grammar of perf.yaml, relative to the working directory, from which load, objectives, target and the rest
     * come. Beside it only {@link #scenario} and {@link #failOn} may be stated.
     */
    String plan() default "";

    /** The name of the scenario, in results and, with a {@link #plan}, in that file; the name of the method by default. */
    String scenario() default "";

    /** What is claimed, for example {@code "p95 <= 215ms"} and {@code "errors < 1%"}. Required without a plan. */
    String[] objectives() default {};

    /** The rate of an open load, for example {@code "100/s"}, or {@code "10/s -> 100/s"}. This or {@link #users} is required. */
    String rate() default "";

    /** How arrivals of an open load are spread, {@code "even"} by default, or {@code "poisson"}. */
    String arrivals() default "";

    /** How many operations of an open load can be in flight, {@code "64"} by default; later ones wait, and the wait counts. */
    String workers() default "";

    /** How many users of a closed load call the body, each one after the other, for example {@code "8"}. */
    String users() default "";

    /** The time between an answer and the same user's next intended start, {@code "0s"} by default. */
    String think() default "";

    /** The length of the warm-up, which is run before and not counted, {@code "3s"} by default. */
    String warmup() default "";

    /** The same as a number of operations. */
    String warmupOperations() default "";

    /** The length of the measured phase, for example {@code "10s"}. This or {@link #operations} is required. */
    String duration() default "";

    /** The same as a number of operations. */
    String operations() default "";

    /** How long a constant rate may go on while an objective is undecided and none refuted; no longer by default. */
    String maxDuration() default "";

    /** The time for operations in flight at the end of a phase, {@code "5s"} by default. */
    String drain() default "";

    /** When an open load ends early: {@code "never"} by default, {@code "broken"} or {@code "hopeless"}. */
    String stop() default "";

    /** Where the load goes: {@code "embedded"}, or {@code "jdbc:postgresql://host:port/database"}; nowhere by default. */
    String target() default "";

    /** A Liquibase changelog on the class path, applied when the target is opened. */
    String changelog() default "";

    /** Whether a target that is not on this machine may be put under load. */
    boolean allowRemote() default false;

    /** The seed of arrivals and inputs, a whole number; drawn for each run by default, and told. */
    String seed() default "";

    /** What fails the test; what does not, and is not proven either, aborts it. */
    FailOn failOn() default FailOn.BROKEN;
}
