package io.sloguard.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The exact counts of a further duration that the operations of a scenario recorded, for the limits of its objectives. What is
 * counted are the recorded values, as successes, and beside them each operation that did not succeed and recorded none,
 * with its own outcome: it exceeds every limit. A value belongs to the second of the intended start of its operation.
 *
 * @param name the name under which it was recorded
 * @param exceedances the exact counts per limit, by ascending limit
 * @param blocks the same per second, without gaps from second 0; its completions are the values of that second, its
 *     response times are values, or the age of an operation that recorded none
 */
public record MeasurementCounts(String name, List<Exceedance> exceedances, List<Block> blocks) {

    public MeasurementCounts {
        Objects.requireNonNull(name, "name");
        exceedances = List.copyOf(exceedances);
        blocks = List.copyOf(blocks);
    }

    /** Returns how many values there are, and what became of the operations that recorded none. */
    public OutcomeCounts counts() {
        return blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
    }

    /**
     * Returns the counts of two generators taken together.
     *
     * @throws IllegalArgumentException if they were counted for other names or limits
     */
    public MeasurementCounts plus(MeasurementCounts other) {
        if (!name.equals(other.name) || exceedances.size() != other.exceedances.size()) {
            throw new IllegalArgumentException("the values of " + name + " were counted for other limits");
        }
        List<Exceedance> sums = new ArrayList<>();
        for (int i = 0; i < exceedances.size(); i++) {
            sums.add(exceedances.get(i).plus(other.exceedances.get(i)));
        }
        return new MeasurementCounts(name, sums, Block.merged(blocks, other.blocks));
    }
}
