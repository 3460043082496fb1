package io.sloguard.diagnosis;

import io.sloguard.flight.FlightRecording;
import io.sloguard.record.Recording;
import io.sloguard.record.Stalls;
import io.sloguard.result.diagnosis.JvmPause;
import io.sloguard.result.diagnosis.LoadJvm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a recording of the load JVM says of one measured phase. Mutable; used by the thread that runs the scenario. */
final class JvmWatch {

    private final Optional<FlightRecording> flight;
    private Instant origin = Instant.EPOCH;
    private Optional<LoadJvm> summary = Optional.empty();
    private Optional<String> problem = Optional.empty();

    JvmWatch(Optional<FlightRecording> flight) {
        this.flight = flight;
    }

    /** Notes the start of the phase by the wall clock, which recordings are stamped with. */
    void started(long originNanos) {
        origin = Instant.now().minusNanos(System.nanoTime() - originNanos);
    }

    /** Returns why the load JVM stood still, one for each stall; empty where that is not known. Ends the recording. */
    List<String> stallReasons(Recording recording) {
        int stalls = recording.stalls().count();
        if (flight.isEmpty()) {
            return Collections.nCopies(stalls, "");
        }
        try {
            FlightRecording.Findings findings = flight.get().end(origin, Duration.ofNanos(recording.closedNanos()));
            summary = Optional.of(findings.summary());
            return reasons(recording.stalls(), findings.pauses());
        } catch (IOException unusable) {
            problem = Optional.of("the recording of the load JVM cannot be used: " + unusable);
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

    void close() {
        flight.ifPresent(FlightRecording::close);
    }
}
