package io.sloguard.target;

import java.util.List;
import java.util.Objects;

/**
 * How a table gets as many rows as it has where a migration hurts. Immutable.
 *
 * @param table the table
 * @param rows how many rows it has then at least, more than 0
 * @param fill statements that add the rows; empty if those that are there are to be copied
 */
public record Scaling(String table, long rows, List<String> fill) {

    public Scaling {
        Objects.requireNonNull(table, "table");
        fill = List.copyOf(fill);
        if (rows <= 0) {
            throw new IllegalArgumentException("a table is scaled to more than 0 rows, not " + rows);
        }
    }

    @Override
    public String toString() {
        return table + " of " + rows + " rows";
    }
}
