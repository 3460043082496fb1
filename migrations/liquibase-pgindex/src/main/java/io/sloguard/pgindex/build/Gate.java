package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.catalog.Blocker;
import io.sloguard.pgindex.catalog.BlockerCatalog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Waits for the sessions that index work would have to wait for, before the work has changed anything.
 *
 * <p>It opens once everybody who was in the way at the first look has ended, and nobody in the way is older than a
 * second; short transactions that come and go do not keep it shut. It holds no lock and no snapshot while it waits.
 * Not thread-safe.
 */
final class Gate {

    private static final Duration OLD = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final long REPORT_AFTER_NANOS = Duration.ofMillis(500).toNanos();
    private static final long REPORT_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private final BlockerCatalog catalog;
    private final Session session;
    private final WaitBudget budget;
    private final Map<String, Long> firstSeenNanos = new HashMap<>();
    private long nextReportNanos;

    Gate(BlockerCatalog catalog, Session session, WaitBudget budget) {
        this.catalog = catalog;
        this.session = session;
        this.budget = budget;
    }

    void pass(Step step) throws SQLException, IndexWorkException {
        pass(step, () -> {});
    }

    /** Passes, and if that takes a wait does something first, once. */
    void pass(Step step, Beforehand beforehand) throws SQLException, IndexWorkException {
        boolean isFirstWait = true;
        List<Blocker> blockers = catalog.inTheWay(step.tables(), step.rule(), List.of());
        Set<String> present = blockers.stream().map(Blocker::transaction).collect(Collectors.toSet());
        Duration pause = FIRST_PAUSE;
        nextReportNanos = session.pace().nanoTime() + REPORT_AFTER_NANOS;
        while (true) {
            long now = session.pace().nanoTime();
            List<Blocker> waitedFor = blockers.stream()
                    .filter(blocker -> present.contains(blocker.transaction()) || isOld(blocker, now))
                    .toList();
            if (waitedFor.isEmpty()) {
                return;
            }
            if (isFirstWait) {
                beforehand.run();
                isFirstWait = false;
            }
            report(step.what(), waitedFor, now);
            if (budget.isExhausted()) {
                throw new IndexWorkException(
                        Reason.WAIT_EXHAUSTED,
                        step.what() + " was not started, because other sessions did not end within "
                                + budget.limit().toMillis() + " ms (maxWait): " + Blockers.describe(waitedFor)
                                + ". Nothing was changed. End them or raise maxWait, then run the update again");
            }
            Wait.pause(session.pace(), pause, "waiting for other sessions");
            budget.charge(session.pace().nanoTime() - now);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            blockers = catalog.inTheWay(step.tables(), step.rule(), List.of());
        }
    }

    /** What is done before the first wait. */
    @FunctionalInterface
    interface Beforehand {
        void run() throws SQLException, IndexWorkException;
    }

    private boolean isOld(Blocker blocker, long nowNanos) {
        long seen = nowNanos - firstSeenNanos.computeIfAbsent(blocker.transaction(), key -> nowNanos);
        return blocker.age().orElse(Duration.ZERO).compareTo(OLD) > 0 || seen > OLD.toNanos();
    }

    private void report(String what, List<Blocker> waitedFor, long now) {
        if (now >= nextReportNanos) {
            nextReportNanos = now + REPORT_AGAIN_NANOS;
            session.journal()
                    .progress(what + ": waits before it starts for " + Blockers.describe(waitedFor)
                            + "; nothing is changed yet");
        }
    }
}
