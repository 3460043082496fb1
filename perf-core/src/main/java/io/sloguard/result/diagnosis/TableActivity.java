package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * What was done to a table while it was watched, by the counters of the database.
 *
 * @param table the table
 * @param sequentialScans how often it was read from end to end
 * @param sequentialRows how many rows that were
 * @param indexScans how often it was read by an index
 * @param rowsWritten how many rows were inserted, updated or deleted
 */
public record TableActivity(
        String table, long sequentialScans, long sequentialRows, long indexScans, long rowsWritten) {

    public TableActivity {
        Objects.requireNonNull(table, "table");
    }
}
