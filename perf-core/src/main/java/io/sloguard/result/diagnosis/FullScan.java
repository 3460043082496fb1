package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * A statement that reads a large table from end to end, by the plan that the database makes for it.
 *
 * @param statement the statement, without the values in it
 * @param table the table
 * @param condition which rows it looks for, in the words of the database; empty if for all
 * @param rows about how many rows the table has
 */
public record FullScan(String statement, String table, String condition, long rows) {

    public FullScan {
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(condition, "condition");
    }
}
