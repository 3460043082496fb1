package io.sloguard.diagnosis;

import io.sloguard.flight.FlightRecording;
import io.sloguard.record.Recording;
import io.sloguard.record.Stalls;
import io.sloguard.result.diagnosis.JvmPause;
import io.sloguard.result.diagnosis.LoadJvm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What a recording of the load JVM says of one measured phase. The recorder is made ready on a thread of its own, because
 * that takes long in a new JVM; the rest is used by the thread that runs the scenario. Mutable for that.
 */
final class JvmWatch {

    private final FutureTask<Optional<FlightRecording>> starting;
    private Optional<FlightRecording> flight = Optional.empty();
    private Optional<FutureTask<FlightRecording.Findings>> reading = Optional.empty();
    private Instant origin = Instant.EPOCH;
    private Optional<LoadJvm> summary = Optional.empty();
    private Optional<String> problem = Optional.empty();

    private JvmWatch(FutureTask<Optional<FlightRecording>> starting) {
        this.starting = starting;
    }

    /** Returns a watch that sees nothing. */
    static JvmWatch blind() {
        FutureTask<Optional<FlightRecording>> nothing = new FutureTask<>(Optional::empty);
        nothing.run();
        return new JvmWatch(nothing);
    }

    /** Returns a watch whose recording is being started; it runs for certain after {@link #prepare}. */
    static JvmWatch starting(Supplier<Optional<FlightRecording>> flight) {
        FutureTask<Optional<FlightRecording>> starting = new FutureTask<>(flight::get);
        beside(starting);
        return new JvmWatch(starting);
    }

    private static void beside(Runnable task) {
        Thread thread = new Thread(task, "perf-flight-recorder");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until the recording runs: it is not to start while something is measured. */
    void prepare() {
        try {
            flight = starting.get();
        } catch (ExecutionException failed) {
            problem = Optional.of("the load JVM could not be recorded: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // the run that it prepares ends at its first wait
        }
    }

    /** Notes the start of the phase by the wall clock, which recordings are stamped with. */
    void started(long originNanos) {
        origin = Instant.now().minusNanos(System.nanoTime() - originNanos);
    }

    /** Ends the recording and has it read beside what is done after the phase. */
    void ended() {
        Duration length = Duration.between(origin, Instant.now());
        reading = flight.map(recorded -> new FutureTask<>(() -> recorded.end(origin, length)));
        reading.ifPresent(JvmWatch::beside);
    }

    /** Returns why the load JVM stood still, one for each stall; empty where that is not known. */
    List<String> stallReasons(Recording recording) throws InterruptedException {
        int stalls = recording.stalls().count();
        if (reading.isEmpty()) {
            return Collections.nCopies(stalls, "");
        }
        try {
            FlightRecording.Findings findings = reading.get().get();
            summary = Optional.of(findings.summary());
            return reasons(recording.stalls(), findings.pauses());
        } catch (ExecutionException unusable) {
            problem = Optional.of("the recording of the load JVM cannot be used: " + unusable.getCause());
            return Collections.nCopies(stalls, "");
        }
    }

    static List<String> reasons(Stalls stalls, List<JvmPause> pauses) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < stalls.count(); i++) {
            reasons.add(reason(stalls.fromNanos(i), stalls.toNanos(i), pauses));
        }
        return reasons;
    }

    /** A pause explains a stall if it takes at least half of it; otherwise something else does as well. */
    private static String reason(long fromNanos, long toNanos, List<JvmPause> pauses) {
        String reason = "";
        long longest = 0;
        for (JvmPause pause : pauses) {
            long overlap = pause.overlapNanos(fromNanos, toNanos);
            if (overlap > longest && 2 * overlap >= toNanos - fromNanos) {
                longest = overlap;
                reason = pause.reason();
            }
        }
        return reason;
    }

    Optional<LoadJvm> summary() {
        return summary;
    }

    Optional<String> problem() {
        return problem;
    }

    /** Ends the recording if it has not been ended; one that is still starting ends as soon as it has started. */
    void close() {
        prepare();
        flight.ifPresent(FlightRecording::close);
    }
}
