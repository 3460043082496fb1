package io.sloguard.diagnosis;

import io.sloguard.engine.InFlight;
import io.sloguard.engine.Ticker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.target.DatabaseWatch;
import io.sloguard.target.SessionSample;
import io.sloguard.target.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The thread that looks at the sessions of a database again and again during a measured phase, and notes what each running
 * operation was seen doing. Its findings may be read after {@link #join}.
 *
 * <p>An operation is noted only if it was running both before and after the look, so that what was seen is its own.
 */
final class SessionSampler {

    private static final Sighting OUTSIDE = Sighting.of(Cause.Kind.OUTSIDE);
    private static final Sighting CONNECTION = Sighting.of(Cause.Kind.CONNECTION);

    /** What an operation waits in that waits for a connection, whoever made the pool. */
    private static final String CONNECTING_METHOD = "getConnection";

    private final DatabaseWatch database;
    private final InFlight operations;
    private final long originNanos;
    private final Ticker ticker;
    private final Thread thread;
    private final Findings findings = new Findings();
    private volatile boolean ending;
    private volatile boolean gaveUp;

    SessionSampler(DatabaseWatch database, InFlight operations, long originNanos, Ticker ticker) {
        this.database = database;
        this.operations = operations;
        this.originNanos = originNanos;
        this.ticker = ticker;
        this.thread = ticker.newThread("perf-session-sampler", this::run);
    }

    void start() {
        thread.start();
    }

    /** Takes no further sample. */
    void end() {
        ending = true;
        thread.interrupt();
    }

    /** Waits until the last sample has come back; one that takes longer than the patience loses its connection. */
    void join(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        if (thread.isAlive()) {
            gaveUp = true;
            database.close();
            thread.join();
        }
    }

    /** Returns whether the database cannot be asked any more. */
    boolean hasLostTheDatabase() {
        return gaveUp || findings.lost;
    }

    SampleLog samples() {
        return findings.samples;
    }

    /** Returns for how long samples were taken, in nanoseconds. */
    long elapsedNanos() {
        return findings.endedNanos - originNanos;
    }

    /** Returns how much of that time the samples took. */
    long busyNanos() {
        return findings.busyNanos;
    }

    /** Returns what went wrong, one sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(findings.problems);
        if (gaveUp) {
            problems.add("the last sample did not come back");
        }
        if (findings.samples.isFull()) {
            problems.add("the run was too long for every sample to be kept: the later part of it was not looked into");
        }
        return problems;
    }

    private void run() {
        findings.endedNanos = originNanos;
        try {
            LookTimes times = new LookTimes(originNanos, LoadWatch.PERIOD.toNanos());
            while (!ending) {
                ticker.sleepUntil(times.next(ticker.nanoTime()));
                sample();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (TargetException lost) {
            noteLoss(lost);
        } finally {
            findings.endedNanos = ticker.nanoTime();
        }
    }

    private void noteLoss(TargetException lost) {
        findings.lost = true;
        long afterMillis = (ticker.nanoTime() - originNanos) / 1_000_000L;
        findings.problems.add("the probe lost its connection " + afterMillis + " ms after the start of the load ("
                + lost.getMessage() + "): what came later was not looked into");
    }

    private void sample() {
        Map<Thread, Long> before = operations.numbers();
        long start = ticker.nanoTime();
        Optional<List<SessionSample>> sessions = database.sample();
        findings.busyNanos += ticker.nanoTime() - start;
        Map<Thread, Long> after = operations.numbers();
        sessions.map(SessionSampler::byUser).ifPresent(seen -> note(start - originNanos, before, after, seen));
    }

    private void note(long atNanos, Map<Thread, Long> before, Map<Thread, Long> after, Map<Thread, Sighting> seen) {
        findings.samples.begin(atNanos);
        before.forEach((user, number) -> {
            if (number.equals(after.get(user))) {
                Sighting inDatabase = seen.get(user);
                findings.samples.add(number, inDatabase != null ? inDatabase : outside(user));
            }
        });
    }

    /** A thread that works is in the application; one that waits may wait for a connection, which its stack tells. */
    private static Sighting outside(Thread user) {
        boolean isWaiting = user.getState() == Thread.State.WAITING || user.getState() == Thread.State.TIMED_WAITING;
        return isWaiting
                        && Arrays.stream(user.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().equals(CONNECTING_METHOD))
                ? CONNECTION
                : OUTSIDE;
    }

    /** One user may have several sessions: the one that works or waits says what holds the operation up. */
    private static Map<Thread, Sighting> byUser(List<SessionSample> sessions) {
        Map<Thread, Sighting> byUser = new HashMap<>();
        for (SessionSample session : sessions) {
            Sighting sighting = new Sighting(session.cause(), session.blocker());
            session.user()
                    .ifPresent(user -> byUser.merge(
                            user, sighting, (one, other) -> one.cause().kind() == Cause.Kind.CLIENT ? other : one));
        }
        return byUser;
    }

    /** What the thread has found; written by it alone, read when it has ended. */
    private static final class Findings {
        private final SampleLog samples = new SampleLog();
        private final List<String> problems = new ArrayList<>();
        private boolean lost;
        private long busyNanos;
        private long endedNanos;
    }
}
