package io.sloguard.fork;

import io.sloguard.PerfException;
import io.sloguard.config.Overrides;
import io.sloguard.config.PlanReader;
import io.sloguard.config.UncheckedPlan;
import io.sloguard.report.Ending;
import io.sloguard.report.Figures;
import io.sloguard.report.Handover;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long a run may take, from the start of its JVM. Without a limit of the user's, it is twice what the plan takes and
 * five minutes for set-up; a plan without an end has none. Known without the class path of the run, so that both sides
 * hold it: the forked JVM ends itself, the one that started it ends it by force. Immutable.
 */
final class TimeLimit {

    /** What is given for set-up; no limit that follows from a plan is shorter. */
    static final Duration SET_UP = Duration.ofMinutes(5);

    private final Duration limit;
    private final String advice;

    private TimeLimit(Duration limit, String advice) {
        this.limit = limit;
        this.advice = advice;
    }

    /**
     * Returns the limit that holds for a run; empty if there is none.
     *
     * @param request the run
     * @param workingDirectory where its JVM is started
     */
    static Optional<TimeLimit> of(ForkRequest request, Path workingDirectory) {
        if (request.timeout().isPresent()) {
            return request.timeout().map(limit -> new TimeLimit(limit, "Raise perf.timeout if the plan needs longer"));
        }
        return plannedTime(workingDirectory.resolve(request.plan()), request.overrides())
                .map(time -> new TimeLimit(
                        time.multipliedBy(2).plus(SET_UP),
                        "That is twice the planned time and " + Figures.duration(SET_UP)
                                + "; set perf.timeout if set-up needs longer"));
    }

    /** A plan that cannot be read is not run either, which takes no time beyond set-up. */
    private static Optional<Duration> plannedTime(Path plan, Overrides overrides) {
        try {
            return new PlanReader(new UncheckedPlan()).read(plan, overrides).plannedTime();
        } catch (PerfException refusedByTheRunAsWell) {
            return Optional.of(Duration.ZERO);
        }
    }

    /** Returns the limit. */
    Duration duration() {
        return limit;
    }

    /** Returns what the limit is and how it can be changed, in one sentence. */
    String words() {
        return Figures.duration(limit) + ". " + advice;
    }

    /** Watches this JVM's run from now on. */
    void start(ForkRequest request, ForkExit exit) {
        Thread watch = new Thread(() -> watch(request, exit), "perf-time-limit");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(ForkRequest request, ForkExit exit) {
        try {
            TimeUnit.NANOSECONDS.sleep(limit.toNanos());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return;
        }
        System.err.println("still running after " + Figures.duration(limit) + "; the stacks of all threads:");
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            System.err.println(
                    "\"" + thread.getKey().getName() + "\" " + thread.getKey().getState());
            for (StackTraceElement frame : thread.getValue()) {
                System.err.println("    at " + frame);
            }
        }
        exit.with(Handover.failed(Ending.FAILED, message(request)));
    }

    private String message(ForkRequest request) {
        return "the load JVM was still running after " + Figures.duration(limit)
                + " and was ended; nothing is judged. " + advice + ".\nIts log, with the stacks of its threads: "
                + request.log();
    }
}
