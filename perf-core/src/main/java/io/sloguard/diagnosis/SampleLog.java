package io.sloguard.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen in each sample: which operations were running, and what each was doing. 8 bytes per operation seen, 12 per
 * sample. Mutable; written by one thread, and read after that thread has ended.
 */
final class SampleLog {

    /** So many operations are noted, then no more: 32 MB, an hour with 55 operations in flight at 20 samples a second. */
    static final int MAX_ENTRIES = 4_000_000;

    /** So many different sightings are told apart; further ones lose their statement and blocker. */
    static final int MAX_SIGHTINGS = 2_000;

    private long[] atNanos = new long[256];
    private int[] firstEntry = new int[256];
    private int samples;
    private int[] numbers = new int[1024];
    private int[] sightings = new int[1024];
    private int entries;
    private boolean isFull;
    private final Map<Sighting, Integer> indexes = new HashMap<>();
    private final List<Sighting> known = new ArrayList<>();

    /**
     * Begins the next sample.
     *
     * @param nanos its time, after the start of the phase; not before the previous one
     */
    void begin(long nanos) {
        if (samples == atNanos.length) {
            atNanos = Arrays.copyOf(atNanos, 2 * samples);
            firstEntry = Arrays.copyOf(firstEntry, 2 * samples);
        }
        atNanos[samples] = nanos;
        firstEntry[samples] = entries;
        samples++;
    }

    /** Notes that an operation was seen in the sample that was begun last; without effect when there is no room left. */
    void add(long number, Sighting sighting) {
        if (entries == MAX_ENTRIES) {
            isFull = true;
            return;
        }
        if (entries == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * entries);
            sightings = Arrays.copyOf(sightings, 2 * entries);
        }
        numbers[entries] = Math.toIntExact(number);
        sightings[entries] = index(sighting);
        entries++;
    }

    private int index(Sighting sighting) {
        Integer index = indexes.get(sighting);
        if (index != null) {
            return index;
        }
        if (known.size() >= MAX_SIGHTINGS && !sighting.equals(sighting.coarse())) {
            return index(sighting.coarse());
        }
        known.add(sighting);
        indexes.put(sighting, known.size() - 1);
        return known.size() - 1;
    }

    /** Returns whether operations were seen that found no room. */
    boolean isFull() {
        return isFull;
    }

    int samples() {
        return samples;
    }

    int entries() {
        return entries;
    }

    /** Returns the time of a sample, after the start of the phase. */
    long atNanos(int sample) {
        return atNanos[sample];
    }

    /** Returns the first entry of a sample; the entries of the last sample end at {@link #entries}. */
    int firstEntry(int sample) {
        return sample == samples ? entries : firstEntry[sample];
    }

    /** Returns the first sample at or after a moment; {@link #samples} if there is none. O(log samples). */
    int firstSampleFrom(long nanos) {
        int found = Arrays.binarySearch(atNanos, 0, samples, nanos);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * Returns whether samples were taken all around a stretch of time: the last one before and the first one after it are
     * within the given distance. O(log samples).
     */
    boolean isLookedAround(long fromNanos, long toNanos, long distanceNanos) {
        int before = firstSampleFrom(fromNanos + 1) - 1;
        int after = firstSampleFrom(toNanos);
        return before >= 0
                && after < samples
                && fromNanos - atNanos[before] <= distanceNanos
                && atNanos[after] - toNanos <= distanceNanos;
    }

    /** Returns the sample that an entry belongs to. O(log samples). */
    int sampleOf(int entry) {
        int low = 0;
        int high = samples - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstEntry[middle] <= entry) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int number(int entry) {
        return numbers[entry];
    }

    Sighting sighting(int entry) {
        return known.get(sightings[entry]);
    }
}
