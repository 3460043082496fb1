package io.sloguard.fork;

import io.sloguard.report.Ending;
import io.sloguard.report.Figures;
import io.sloguard.report.Handover;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run that hangs: after its limit the stacks of all threads go to the log and the JVM ends. Without a limit of the
 * user's, it is twice what the plan takes and five minutes for set-up; a plan without an end has none.
 */
final class TimeLimit {

    private static final Duration SET_UP = Duration.ofMinutes(5);

    private final Duration limit;
    private final String advice;

    private TimeLimit(Duration limit, String advice) {
        this.limit = limit;
        this.advice = advice;
    }

    /** Returns the limit that holds for a run; empty if there is none. */
    static Optional<TimeLimit> of(Optional<Duration> asked, Optional<Duration> planned) {
        if (asked.isPresent()) {
            return asked.map(limit -> new TimeLimit(limit, "Raise perf.timeout if the plan needs longer"));
        }
        return planned.map(time -> new TimeLimit(
                time.multipliedBy(2).plus(SET_UP),
                "That is twice the planned time and " + Figures.duration(SET_UP)
                        + "; set perf.timeout if set-up needs longer"));
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
