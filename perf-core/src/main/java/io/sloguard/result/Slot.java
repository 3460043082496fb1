package io.sloguard.result;

import java.util.ArrayList;
import java.util.List;

/**
 * A tenth of a second of a measured phase, counted by intended start: fine enough to see whether exceedances come in
 * clusters.
 *
 * @param operations how many operations were meant to start in it
 * @param errors how many of them did not succeed
 * @param exceeding how many of them exceed each limit, in the order of the scenario's exceedances
 */
public record Slot(long operations, long errors, List<Long> exceeding) {

    /** How many there are in a block. */
    public static final int PER_BLOCK = 10;

    public Slot {
        exceeding = List.copyOf(exceeding);
        long least = exceeding.stream().mapToLong(Long::longValue).min().orElse(errors);
        long most = exceeding.stream().mapToLong(Long::longValue).max().orElse(errors);
        if (errors < 0 || least < errors || most > operations) {
            throw new IllegalArgumentException("a slot of " + operations + " operations with " + errors
                    + " errors cannot have exceedances of " + exceeding);
        }
    }

    /**
     * Returns the same slot of two generators taken together.
     *
     * @throws IllegalArgumentException if the number of limits differs
     */
    public Slot plus(Slot other) {
        return new Slot(operations + other.operations, errors + other.errors, sums(exceeding, other.exceeding));
    }

    /** Adds two lists of counts, one by one. */
    static List<Long> sums(List<Long> some, List<Long> others) {
        if (some.size() != others.size()) {
            throw new IllegalArgumentException("counts for " + some.size() + " and " + others.size() + " limits");
        }
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            sums.add(some.get(i) + others.get(i));
        }
        return sums;
    }
}
