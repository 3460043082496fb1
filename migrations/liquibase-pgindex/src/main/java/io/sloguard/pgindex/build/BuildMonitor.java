package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.Blocker;
import io.sloguard.pgindex.catalog.BlockerCatalog;
import io.sloguard.pgindex.catalog.BuildProgress;
import io.sloguard.pgindex.catalog.ProgressCatalog;
import io.sloguard.pgindex.catalog.ServerVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Watches one statement from a second connection: logs its phase and whoever is in its way, and cancels it when its
 * waiting has used up the budget. It cancels nothing but that statement.
 *
 * <p>Mutable because it runs in a thread of its own; what it saw is read after {@link #close()} or through volatile
 * fields.
 */
final class BuildMonitor implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final long REPORT_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long REPORT_CHANGE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Session session;
    private final int pid;
    private final Step step;
    private final ServerVersion version;
    private final WaitBudget budget;
    private final Thread thread;
    private final long startedNanos;

    private volatile boolean stopped;
    private volatile boolean exhausted;
    private volatile boolean looked;
    private volatile List<Blocker> lastBlockers = List.of();
    private volatile Optional<BuildProgress> lastProgress = Optional.empty();
    private String lastReport = "";
    private long lastReportNanos;

    private BuildMonitor(Session session, int pid, Step step, WaitBudget budget, ServerVersion version) {
        this.session = session;
        this.pid = pid;
        this.step = step;
        this.version = version;
        this.budget = budget;
        this.startedNanos = session.pace().nanoTime();
        this.lastReportNanos = startedNanos;
        this.thread = new Thread(this::run, "pgindex-monitor-" + pid);
        thread.setDaemon(true);
    }

    /** Starts to watch; a statement that ends within the first look costs no second connection. */
    static BuildMonitor start(Session session, int pid, Step step, WaitBudget budget, ServerVersion version) {
        BuildMonitor monitor = new BuildMonitor(session, pid, step, budget, version);
        monitor.thread.start();
        return monitor;
    }

    /** Tells whether the statement was cancelled because its waiting used up the budget. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Tells whether it saw the statement at all, and so charged its waiting. */
    boolean hasLooked() {
        return looked;
    }

    List<Blocker> lastBlockers() {
        return lastBlockers;
    }

    Optional<BuildProgress> lastProgress() {
        return lastProgress;
    }

    private void run() {
        try {
            session.pace().pause(LOOK_EVERY);
            if (stopped) {
                return;
            }
            Optional<Connection> opened = session.monitor().open();
            if (opened.isEmpty()) {
                session.journal()
                        .progress(step.what() + ": running; its progress cannot be shown, because no second connection"
                                + " is known: set pgindex.monitorUrl");
            } else {
                try (Connection connection = opened.get()) {
                    connection.setAutoCommit(true);
                    watch(connection);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (SQLException lost) {
            if (!stopped) {
                session.journal().warning("No live progress: the monitoring connection failed: " + lost.getMessage());
            }
        }
    }

    private void watch(Connection connection) throws SQLException, InterruptedException {
        ProgressCatalog progress = new ProgressCatalog(connection);
        BlockerCatalog blockers = new BlockerCatalog(connection, version);
        long lookedAt = startedNanos;
        while (!stopped) {
            boolean waiting = look(progress, blockers);
            looked = true;
            long now = session.pace().nanoTime();
            if (waiting) {
                budget.charge(now - lookedAt);
            }
            lookedAt = now;
            if (waiting && budget.isExhausted() && !stopped) {
                exhausted = true;
                cancel(connection);
            }
            session.pace().pause(LOOK_EVERY);
        }
    }

    private boolean look(ProgressCatalog progress, BlockerCatalog blockers) throws SQLException {
        Optional<BuildProgress> now = progress.of(pid);
        boolean waiting = progress.isWaiting(pid);
        if (now.isPresent()) {
            lastProgress = now;
        }
        if (waiting) {
            List<Blocker> seen = blockers.waitedForBy(pid, step.tables(), step.rule());
            lastBlockers = seen.isEmpty() ? lastBlockers : seen;
            report(now, seen);
        } else {
            report(now, List.of());
        }
        return waiting;
    }

    private void report(Optional<BuildProgress> progress, List<Blocker> blockers) {
        if (progress.isEmpty() && blockers.isEmpty()) {
            return;
        }
        String change = progress.map(BuildProgress::phase).orElse("waiting for a lock")
                + progress.flatMap(BuildProgress::percent).orElse(-1)
                + blockers.stream().map(Blocker::transaction).collect(Collectors.joining(","));
        long since = session.pace().nanoTime() - lastReportNanos;
        boolean due = change.equals(lastReport) ? since > REPORT_AGAIN_NANOS : since > REPORT_CHANGE_NANOS;
        if (!due) {
            return;
        }
        lastReport = change;
        lastReportNanos = session.pace().nanoTime();
        session.journal()
                .progress(step.what() + ": "
                        + progress.map(BuildProgress::describe).orElse("waiting for a lock")
                        + (blockers.isEmpty() ? "" : ", waits for " + Blockers.describe(blockers)));
    }

    private void cancel(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_cancel_backend(pid) from pg_locks where pid = ? and not granted limit 1")) {
            statement.setInt(1, pid);
            statement.execute();
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
