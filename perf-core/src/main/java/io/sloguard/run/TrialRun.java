package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.PlannedMigration;
import io.sloguard.diagnosis.LoadWatch;
import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.PhaseObserver;
import io.sloguard.engine.Progress;
import io.sloguard.engine.Ticker;
import io.sloguard.engine.Timetable;
import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.record.Cut;
import io.sloguard.record.Recording;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Span;
import io.sloguard.result.Windows;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.scenario.Invariant;
import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.LockWatch;
import io.sloguard.target.Migration;
import io.sloguard.target.TargetException;
import io.sloguard.target.TrialDatabase;
import io.sloguard.target.TrialDatabase.OpenTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a scenario on a database of its own and migrates that in the middle of the run: the transaction is left open before
 * the migration starts, the locks are watched from the first operation to the last. Used by the thread of the run.
 */
final class TrialRun {

    /** How long before the migration the open transaction is begun. */
    private static final Duration OPEN_LEAD = Duration.ofMillis(100);

    /** From the beginning of one look at the locks to that of the next, at best. */
    private static final Duration LOOK_PERIOD = Duration.ofMillis(2);

    /** The migration has ended within so much after the last operation, or it is stopped. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** A migration that is stopped has ended within so much. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private static final long SLOT_NANOS = Duration.ofMillis(50).toNanos();

    private final Ticker ticker;
    private final ScenarioClasses classes;
    private final long seed;
    private final Diagnoses diagnoses;
    private final Progress.Listener progress;

    TrialRun(Ticker ticker, ScenarioClasses classes, long seed, Diagnoses diagnoses, Progress.Listener progress) {
        this.ticker = ticker;
        this.classes = classes;
        this.seed = seed;
        this.diagnoses = diagnoses;
        this.progress = progress;
    }

    /**
     * Makes one trial.
     *
     * @param planned the migration as planned
     * @param change what is done: the migration, or its control
     * @param database where it is done, opened for this trial
     * @param part which trial it is
     * @throws PerfException if the scenario cannot be run, or the migration did not start
     */
    MigrationTrial run(PlannedMigration planned, Migration change, TrialDatabase database, DiagnosedRun.Part part)
            throws InterruptedException {
        DiagnosedRun of = new DiagnosedRun(planned.name(), part);
        try (LockWatch watch = database.watch();
                LoadWatch why = LoadWatch.open(of, database.target().resource(DatabaseProbe.class));
                Beside beside = new Beside(planned, change, database, watch)) {
            RunContext context = new RunContext(planned.scenario(), seed, Optional.of(database.target()));
            LoadRunner runner = new LoadRunner(ticker, PlanRun.PROGRESS_PERIOD, progress)
                    .observedBy(PhaseObserver.atStart(beside.timetable::start).and(why));
            ScenarioRun.Life life =
                    new ScenarioRun(classes, runner, Optional.empty(), () -> {}).live(planned.scenario(), context);
            Recording recording = life.recording()
                    .orElseThrow(() -> new PerfException(
                            "under " + planned.under() + ": " + life.error().orElseThrow()));
            beside.finish();
            why.settle();
            Span during = beside.migrating
                    .span()
                    .orElseThrow(() -> new PerfException("the migration was not started before the load was over"));
            Cut cut = new Cut(recording, during);
            diagnoses.keep(why.diagnose(recording, ScenarioRun.thresholds(planned.scenario()), cut::isDuring));
            return new MigrationTrial(
                    change.toString(),
                    during,
                    windows(planned, cut, life.invariants()),
                    cut.maxima(SLOT_NANOS),
                    beside.log.result(
                            during,
                            cut::longestServedNanos,
                            beside.watching.failure().map(TrialRun::message)),
                    beside.leavingOpen.flatMap(Timetable.Entry::span),
                    database.invalidIndexes(),
                    beside.failure());
        }
    }

    /** The invariants, which are checked at the end, belong to the window after. No trial ends early or goes on. */
    private static Windows windows(PlannedMigration planned, Cut cut, List<Invariant> invariants) {
        LoadPlan load = planned.scenario().load().with(Course.FIXED);
        Windows windows = cut.windows(planned.under(), load, ScenarioRun.thresholds(planned.scenario()));
        ScenarioResult after = windows.after().withInvariants(invariants);
        return new Windows(windows.before(), windows.during(), after);
    }

    private static String message(Exception failure) {
        return failure instanceof PerfException ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** What is done beside the load of one trial. */
    private final class Beside implements AutoCloseable {

        private final Timetable timetable = new Timetable(ticker);
        private final LockLog log = new LockLog();
        private final CountDownLatch opened = new CountDownLatch(1);
        private final TrialDatabase database;
        private final Timetable.Entry watching;
        private final Optional<Timetable.Entry> leavingOpen;
        private final Timetable.Entry migrating;
        private volatile boolean isOpen;
        private boolean wasStopped;

        Beside(PlannedMigration planned, Migration change, TrialDatabase database, LockWatch watch) {
            this.database = database;
            this.watching = timetable.every("perf-lock-watch", LOOK_PERIOD, () -> look(watch));
            this.leavingOpen = planned.openTransaction().map(open -> leaveOpen(open, planned));
            this.migrating = timetable.at("perf-migration", planned.start(), () -> migrate(change));
        }

        private void look(LockWatch watch) {
            long begun = timetable.nowNanos();
            LockWatch.Look look = watch.look();
            log.add(begun, timetable.nowNanos(), look);
        }

        /**
         * The transaction is in the way for as long as planned, also on a machine on which the migration takes its time to get
         * there: its time counts from when the migration was seen at work, as long as there is time left for the rest of it.
         */
        private Timetable.Entry leaveOpen(PlannedMigration.LeftOpen open, PlannedMigration planned) {
            Duration start = planned.start();
            Duration begin = start.compareTo(OPEN_LEAD) > 0 ? start.minus(OPEN_LEAD) : Duration.ZERO;
            return timetable.at("perf-open-transaction", begin, () -> {
                OpenTransaction transaction = open(open.table());
                try {
                    timetable.sleepUntil(start.plus(open.duration()).toNanos());
                    timetable.sleepUntil(Math.min(
                            Math.max(start.toNanos(), log.firstStepNanos().orElse(0))
                                    + open.duration().toNanos(),
                            planned.loadDuration().minus(GRACE).toNanos()));
                } finally {
                    transaction.close();
                }
            });
        }

        private OpenTransaction open(String table) {
            try {
                OpenTransaction transaction = database.leaveOpen(table);
                isOpen = true;
                return transaction;
            } finally {
                opened.countDown();
            }
        }

        private void migrate(Migration change) throws InterruptedException {
            if (leavingOpen.isPresent()) {
                ticker.await(opened, ticker.nanoTime() + STOP_LIMIT.toNanos());
                if (!isOpen) {
                    throw new TargetException("it was not started, because no transaction could be left open: "
                            + leavingOpen.get().failure().map(TrialRun::message).orElse("its thread was stopped"));
                }
            }
            database.apply(change);
        }

        /** Lets the migration come to its end after the load, or stops it, and ends the watch. */
        void finish() throws InterruptedException {
            if (!migrating.awaitEnd(GRACE)) {
                wasStopped = true;
                database.stop();
                migrating.awaitEnd(STOP_LIMIT);
            }
            timetable.close();
        }

        Optional<String> failure() {
            if (wasStopped) {
                return Optional.of(
                        "it was still running when the load ended, and was stopped; let the load last longer");
            }
            Optional<String> ofTransaction = leavingOpen
                    .flatMap(Timetable.Entry::failure)
                    .map(failure -> "the open transaction was lost: " + message(failure));
            return migrating.failure().map(TrialRun::message).or(() -> ofTransaction);
        }

        /** Also when the load has failed: nothing goes on in a database that is about to be closed. */
        @Override
        public void close() {
            if (!migrating.hasEnded()) {
                database.stop();
            }
            timetable.close();
        }
    }
}
