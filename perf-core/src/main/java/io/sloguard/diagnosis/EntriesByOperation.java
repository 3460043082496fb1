package io.sloguard.diagnosis;

import java.util.Arrays;

/** The entries of a sample log by operation, in the order of time. O(e log e) to make for e entries. Immutable. */
final class EntriesByOperation {

    private static final int NUMBER_SHIFT = 32;

    /** The number of the operation above its entry, ascending. */
    private final long[] keys;

    EntriesByOperation(SampleLog samples) {
        this.keys = new long[samples.entries()];
        for (int entry = 0; entry < keys.length; entry++) {
            keys[entry] = key(samples.number(entry), entry);
        }
        Arrays.sort(keys);
    }

    private static long key(long number, long entry) {
        return (number << NUMBER_SHIFT) | entry;
    }

    /** Returns the entries of an operation. O(log e). */
    int[] of(long number) {
        int from = first(number);
        int to = first(number + 1);
        int[] entries = new int[to - from];
        for (int i = from; i < to; i++) {
            entries[i - from] = (int) keys[i];
        }
        return entries;
    }

    private int first(long number) {
        int found = Arrays.binarySearch(keys, key(number, 0));
        return found >= 0 ? found : -found - 1;
    }
}
