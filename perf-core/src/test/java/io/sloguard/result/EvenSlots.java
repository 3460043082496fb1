package io.sloguard.result;

import java.util.List;
import java.util.stream.LongStream;

/** Spreads the counts of a sample second over its slots, so that nothing comes in clusters inside it. */
public final class EvenSlots {

    private EvenSlots() {}

    /** Returns slots that add up to the counts; exceeding operations, of which the errors are some, are dealt in turn. */
    public static List<Slot> of(long operations, long errors, List<Long> exceeding) {
        return LongStream.range(0, Slot.PER_BLOCK)
                .mapToObj(slot -> new Slot(
                        dealt(operations, slot),
                        dealt(errors, slot),
                        exceeding.stream().map(count -> dealt(count, slot)).toList()))
                .toList();
    }

    private static long dealt(long count, long slot) {
        return (count + Slot.PER_BLOCK - 1 - slot) / Slot.PER_BLOCK;
    }
}
