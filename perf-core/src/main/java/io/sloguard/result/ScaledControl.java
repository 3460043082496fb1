package io.sloguard.result;

import java.util.Objects;

/**
 * The control of a migration once more, on a copy in which a table has more rows, with no transaction left open: whoever
 * waits there waits for the build itself.
 *
 * @param table the table
 * @param rows how many rows it had
 * @param trial the run
 */
public record ScaledControl(String table, long rows, MigrationTrial trial) {

    public ScaledControl {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(trial, "trial");
        if (rows <= 0) {
            throw new IllegalArgumentException("a scaled table has rows, not " + rows);
        }
    }

    /** Returns what was scaled, in words: {@code orders of 1000000 rows}. */
    public String size() {
        return table + " of " + rows + " rows";
    }
}
