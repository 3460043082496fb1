package io.sloguard.result;

import io.sloguard.record.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One second of a measured phase. Operations belong to the second of their intended start.
 *
 * @param second the number of the second, from 0
 * @param counts what became of the operations that were meant to start in this second
 * @param completions how many operations succeeded in this second, by the time of their end
 * @param exceeding how many of this second's operations exceed each limit, in the order of the scenario's exceedances
 * @param response the response times of this second's started operations
 * @param successSumNanos the sum of the response times of this second's successful operations, in nanoseconds
 * @param slots its tenths, {@value Slot#PER_BLOCK} of them, which add up to its counts
 */
public record Block(
        int second,
        OutcomeCounts counts,
        long completions,
        List<Long> exceeding,
        LatencyHistogram response,
        long successSumNanos,
        List<Slot> slots) {

    public Block {
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(response, "response");
        exceeding = List.copyOf(exceeding);
        if (second < 0 || completions < 0 || successSumNanos < 0) {
            throw new IllegalArgumentException("a block has no negative figures");
        }
        slots = List.copyOf(slots);
        Slot sum = slots.stream().reduce(Slot::plus).orElseThrow(() -> new IllegalArgumentException("no slots"));
        if (slots.size() != Slot.PER_BLOCK || !sum.equals(new Slot(counts.scheduled(), counts.errors(), exceeding))) {
            throw new IllegalArgumentException(
                    "the " + slots.size() + " slots of second " + second + " add up to " + sum);
        }
    }

    /**
     * Returns the same second of two generators taken together.
     *
     * @throws IllegalArgumentException if the seconds or the number of limits differ
     */
    public Block plus(Block other) {
        if (second != other.second || exceeding.size() != other.exceeding.size()) {
            throw new IllegalArgumentException("blocks of different seconds or limits cannot be merged");
        }
        List<Slot> merged = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            merged.add(slots.get(i).plus(other.slots.get(i)));
        }
        return new Block(
                second,
                counts.plus(other.counts),
                completions + other.completions,
                Slot.sums(exceeding, other.exceeding),
                response.plus(other.response),
                successSumNanos + other.successSumNanos,
                merged);
    }

    /** Returns the seconds of two generators taken together, second by second; one of them may have gone on for longer. */
    static List<Block> merged(List<Block> first, List<Block> second) {
        List<Block> merged = new ArrayList<>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            if (i >= second.size()) {
                merged.add(first.get(i));
            } else if (i >= first.size()) {
                merged.add(second.get(i));
            } else {
                merged.add(first.get(i).plus(second.get(i)));
            }
        }
        return merged;
    }
}
