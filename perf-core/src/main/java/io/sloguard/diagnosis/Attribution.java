package io.sloguard.diagnosis;

import io.sloguard.record.OperationLog;
import io.sloguard.record.Recording;
import io.sloguard.record.ResponseParts;
import io.sloguard.record.Stalls;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.SlowTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Says where the time of the operations above a limit went. A pure function of a recording and of what was seen meanwhile.
 *
 * <p>The load generator's own parts are exact: pauses, waits for a worker, late starts. The time that an operation ran in is
 * split evenly over the samples that fell into it; with samples at regular times, the shares of many operations are
 * unbiased whatever their lengths, with the error of a proportion of as many independent sightings at best. An operation
 * that no sample fell into is unseen. The time in which operations waited for a worker goes to what the operations that kept
 * the workers busy were seen doing meanwhile, and the time in which they waited for a connection to what the connections in
 * use were seen doing.
 *
 * <p>O(operations + entries of the sample log) for each limit. Not thread-safe.
 */
final class Attribution {

    private final Recording recording;
    private final ResponseParts parts;
    private final SampleLog samples;
    private final EntriesByOperation entries;
    private final List<String> stallReasons;
    private final LongPredicate among;

    /**
     * Creates the attribution of one measured phase.
     *
     * @param recording what was recorded; its log is closed
     * @param samples what was seen
     * @param stallReasons why the load JVM stood still, one for each stall; empty where that is not known
     * @param among tells by its number whether an operation is of interest
     */
    Attribution(Recording recording, SampleLog samples, List<String> stallReasons, LongPredicate among) {
        this.recording = recording;
        this.parts = new ResponseParts(recording);
        this.samples = samples;
        this.entries = new EntriesByOperation(samples);
        this.stallReasons = List.copyOf(stallReasons);
        this.among = among;
    }

    /** Returns where the time of the operations above each limit went; nothing for a limit that none exceeded. */
    List<SlowTime> slow(List<Long> thresholdNanos) {
        List<SlowTime> slow = new ArrayList<>();
        thresholdNanos.stream().sorted().distinct().forEach(threshold -> {
            SlowTime time = above(threshold);
            if (time.operations() > 0) {
                slow.add(time);
            }
        });
        return slow;
    }

    private SlowTime above(long threshold) {
        Split split = new Split();
        for (long number = 0; number < recording.numbers(); number++) {
            if (among.test(number) && recording.endedNanos(number) - recording.intendedNanos(number) > threshold) {
                split.add(number);
            }
        }
        return split.build(threshold);
    }

    /** The split of the time of some operations; mutable while they are added. */
    private final class Split {

        private final CauseTally causes = new CauseTally();

        /** How much queued time falls to each sample, as differences from the one before. */
        private final double[] queuedChanges = new double[samples.samples() + 1];

        /** How much time of waiting for a connection falls to each sample. */
        private final double[] connectionNanos = new double[samples.samples()];

        private long operations;
        private long nanos;
        private long seen;

        void add(long number) {
            ResponseParts.Parts time = parts.of(number);
            operations++;
            nanos += time.pausedNanos() + time.queuedNanos() + time.lateNanos() + time.serviceNanos();
            pauses(number);
            if (time.lateNanos() > 0) {
                causes.add(Sighting.of(Cause.Kind.LATE), (double) time.lateNanos());
            }
            queued(number, time.queuedNanos());
            service(number, time.serviceNanos());
        }

        private void pauses(long number) {
            long from = recording.intendedNanos(number);
            long to = recording.endedNanos(number);
            Stalls stalls = recording.stalls();
            for (int i = stalls.firstEndingAfter(from); i < stalls.count() && stalls.fromNanos(i) < to; i++) {
                long paused = Math.min(to, stalls.toNanos(i)) - Math.max(from, stalls.fromNanos(i));
                causes.add(Sighting.of(new Cause(Cause.Kind.PAUSE, stallReasons.get(i), "")), (double) paused);
            }
        }

        private void queued(long number, long queuedNanos) {
            if (queuedNanos == 0) {
                return;
            }
            OperationLog log = recording.log();
            long started = log.isStarted(number) ? log.startedNanos(number) : recording.endedNanos(number);
            int first = samples.firstSampleFrom(recording.intendedNanos(number));
            int end = samples.firstSampleFrom(started);
            if (first == end) {
                causes.add(Sighting.of(Cause.Kind.QUEUE), (double) queuedNanos);
                return;
            }
            double each = (double) queuedNanos / (end - first);
            queuedChanges[first] += each;
            queuedChanges[end] -= each;
        }

        private void service(long number, long serviceNanos) {
            int[] sightings = entries.of(number);
            if (sightings.length == 0) {
                if (serviceNanos > 0) {
                    causes.add(Sighting.of(Cause.Kind.UNSEEN), (double) serviceNanos);
                }
                return;
            }
            seen += sightings.length;
            double each = (double) serviceNanos / sightings.length;
            for (int entry : sightings) {
                if (samples.sighting(entry).isOf(Cause.Kind.CONNECTION)) {
                    connectionNanos[samples.sampleOf(entry)] += each;
                } else {
                    causes.add(samples.sighting(entry), each);
                }
            }
        }

        SlowTime build(long threshold) {
            double queued = 0;
            for (int sample = 0; sample < samples.samples(); sample++) {
                queued += queuedChanges[sample];
                if (queued >= 1) {
                    mix(sample, queued);
                }
                if (connectionNanos[sample] > 0) {
                    mixConnections(sample);
                }
            }
            return new SlowTime(threshold, operations, nanos, seen, causes.build(nanos));
        }

        /** Gives time of waiting for a worker to what was seen in one sample. */
        private void mix(int sample, double queued) {
            int from = samples.firstEntry(sample);
            int to = samples.firstEntry(sample + 1);
            if (from == to) {
                causes.add(Sighting.of(Cause.Kind.QUEUE), queued);
            }
            double each = queued / (to - from);
            for (int entry = from; entry < to; entry++) {
                if (samples.sighting(entry).isOf(Cause.Kind.CONNECTION)) {
                    connectionNanos[sample] += each;
                } else {
                    causes.addQueued(samples.sighting(entry), each);
                }
            }
        }

        /** Gives time of waiting for a connection to what the connections in use were seen doing. */
        private void mixConnections(int sample) {
            List<Sighting> inUse = new ArrayList<>();
            for (int entry = samples.firstEntry(sample); entry < samples.firstEntry(sample + 1); entry++) {
                if (samples.sighting(entry).isInDatabase()) {
                    inUse.add(samples.sighting(entry));
                }
            }
            if (inUse.isEmpty()) {
                causes.add(Sighting.of(Cause.Kind.CONNECTION), connectionNanos[sample]);
            }
            inUse.forEach(sighting -> causes.addQueued(sighting, connectionNanos[sample] / inUse.size()));
        }
    }

    /** Returns the traces of the slowest operations that were started, the slowest first. */
    List<SlowOperation> slowest() {
        return new SlowTraces(recording, parts, samples, entries).slowest(among);
    }
}
