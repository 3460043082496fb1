package io.sloguard.result;

import io.sloguard.load.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Migrations under load, made up for tests: 200 operations a second while an index is built, for a second. */
public final class SampleMigrations {

    private static final long MILLI = 1_000_000L;
    private static final Span DURING = new Span(1_000 * MILLI, 2_000 * MILLI);
    private static final Blocker BLOCKER = new Blocker(4711, "sloguard-open-transaction", "lock table orders");

    private SampleMigrations() {}

    /** Returns a migration that nobody noticed, and a control for which everybody waited. */
    public static MigrationResult held(String name) {
        return of(name, quiet(), blocking());
    }

    /** Returns a migration with its control. */
    public static MigrationResult of(String name, MigrationTrial proof, MigrationTrial control) {
        return new MigrationResult(
                name,
                "purchase",
                Optional.of(proof),
                Optional.of(control),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the same with a control on a million rows. */
    public static MigrationResult scaled(MigrationResult result, MigrationTrial scaled) {
        return new MigrationResult(
                result.name(),
                result.scenario(),
                result.proof(),
                result.control(),
                Optional.of(new ScaledControl("orders", 1_000_000, scaled)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns a migration without a control. */
    public static MigrationResult alone(String name, MigrationTrial proof, String why) {
        return new MigrationResult(
                name,
                "purchase",
                Optional.of(proof),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns a trial in which nobody waited. */
    public static MigrationTrial quiet() {
        return trial("db/order-index.yaml", millis(200, 5), watch(5 * MILLI));
    }

    /** Returns a trial in which ten sessions waited 950 ms for a table, and most operations took as long. */
    public static MigrationTrial blocking() {
        List<Long> response = new ArrayList<>(millis(20, 5));
        response.addAll(millis(180, 950));
        List<LockWait> waits = new ArrayList<>();
        for (int session = 1; session <= 10; session++) {
            waits.add(lockWait(session, 950, 954));
        }
        return trial(
                "create index ix on orders (customer_id)", response, watch(5 * MILLI, waits.toArray(LockWait[]::new)));
    }

    /** Returns a trial with these response times, in milliseconds, of its operations meanwhile. */
    public static MigrationTrial trial(String change, List<Long> duringMillis, LockWatchResult watch) {
        return new MigrationTrial(
                change,
                DURING,
                new Windows(
                        window(Second.ok(1, 100)),
                        window(new Second(duringMillis, List.of(), List.of(), List.of(), 0)),
                        window(Second.ok(1, 100))),
                new ResponseMaxima(500 * MILLI, List.of(7 * MILLI, 6 * MILLI, 950 * MILLI, 0L)),
                watch,
                Optional.of(new Span(900 * MILLI, 1_900 * MILLI)),
                List.of(),
                Optional.empty());
    }

    /** Returns the trial with other operations meanwhile. */
    public static MigrationTrial with(MigrationTrial trial, ScenarioResult during) {
        return new MigrationTrial(
                trial.change(),
                trial.during(),
                new Windows(trial.windows().before(), during, trial.windows().after()),
                trial.maxima(),
                trial.watch(),
                trial.openTransaction(),
                trial.invalidIndexes(),
                trial.failure());
    }

    /** Returns the trial with INVALID indexes, and a reason why the migration did not end. */
    public static MigrationTrial failed(MigrationTrial trial, List<String> invalidIndexes, String failure) {
        return new MigrationTrial(
                trial.change(),
                trial.during(),
                trial.windows(),
                trial.maxima(),
                trial.watch(),
                trial.openTransaction(),
                invalidIndexes,
                Optional.of(failure));
    }

    /** Returns what a watch has seen with so much between two looks, in which a wait of as much can have been missed. */
    public static LockWatchResult watch(long gapNanos, LockWait... waits) {
        return watch(gapNanos, gapNanos, waits);
    }

    /** Returns what a watch has seen with so much between two looks, in which a wait can have been missed. */
    public static LockWatchResult watch(long gapNanos, long missedNanos, LockWait... waits) {
        return new LockWatchResult(
                250,
                new LookGaps(Math.min(2 * MILLI, gapNanos), gapNanos, gapNanos, missedNanos),
                List.of(waits),
                List.of(
                        new BuildPhase(
                                "waiting for writers before build",
                                new Span(1_010 * MILLI, 1_905 * MILLI),
                                List.of(BLOCKER)),
                        new BuildPhase(
                                "building index: scanning table", new Span(1_905 * MILLI, 1_980 * MILLI), List.of())),
                Optional.empty());
    }

    /** Returns a wait for the table orders, during the migration. */
    public static LockWait lockWait(long session, long leastMillis, long mostMillis) {
        long from = 1_020 * MILLI;
        return new LockWait(session, "orders", new Span(from, from + leastMillis * MILLI), mostMillis * MILLI);
    }

    /** Returns so many times the same response time. */
    public static List<Long> millis(int count, long millis) {
        return Collections.nCopies(count, millis);
    }

    /** Returns the operations of a window, counted for 100, 300 and 500 ms. */
    public static ScenarioResult window(Second second) {
        return SampleScenario.of(
                "purchase",
                Plans.open(200, Duration.ofSeconds(3), 64),
                List.of(second),
                List.of(100 * MILLI, 300 * MILLI, 500 * MILLI));
    }
}
