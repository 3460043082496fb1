package io.sloguard.diagnosis;

import io.sloguard.record.Recording;
import io.sloguard.record.ResponseParts;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.TraceStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;

/** Finds the slowest operations of a recording and what each was seen doing. Not thread-safe. */
final class SlowTraces {

    /** So many operations keep a trace. */
    static final int MOST = 10;

    private final Recording recording;
    private final ResponseParts parts;
    private final SampleLog samples;
    private final EntriesByOperation entries;

    SlowTraces(Recording recording, ResponseParts parts, SampleLog samples, EntriesByOperation entries) {
        this.recording = recording;
        this.parts = parts;
        this.samples = samples;
        this.entries = entries;
    }

    /** Returns the slowest of some operations that were started, the slowest first. O(operations). */
    List<SlowOperation> slowest(LongPredicate among) {
        Comparator<Long> bySlowness =
                Comparator.<Long>comparingLong(this::responseNanos).thenComparing(Comparator.reverseOrder());
        PriorityQueue<Long> slowest = new PriorityQueue<>(bySlowness);
        for (long number = 0; number < recording.numbers(); number++) {
            if (recording.log().isStarted(number) && among.test(number)) {
                slowest.add(number);
                if (slowest.size() > MOST) {
                    slowest.remove();
                }
            }
        }
        return slowest.stream().sorted(bySlowness.reversed()).map(this::trace).toList();
    }

    private long responseNanos(long number) {
        return recording.endedNanos(number) - recording.intendedNanos(number);
    }

    private SlowOperation trace(long number) {
        ResponseParts.Parts time = parts.of(number);
        return new SlowOperation(
                number,
                recording.intendedNanos(number),
                time.pausedNanos(),
                time.queuedNanos() + time.lateNanos(),
                time.serviceNanos(),
                steps(number));
    }

    private List<TraceStep> steps(long number) {
        List<TraceStep> steps = new ArrayList<>();
        int[] seen = entries.of(number);
        int from = 0;
        while (from < seen.length) {
            Sighting sighting = samples.sighting(seen[from]);
            int to = from + 1;
            while (to < seen.length && samples.sighting(seen[to]).equals(sighting)) {
                to++;
            }
            long at = samples.atNanos(samples.sampleOf(seen[from])) - recording.intendedNanos(number);
            steps.add(new TraceStep(Math.max(0, at), to - from, sighting.cause(), sighting.blocker()));
            from = to;
        }
        return steps;
    }
}
