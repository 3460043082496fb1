package io.sloguard.result.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What a database did during a measured phase, by its own counters: those after minus those before. Sessions of others are
 * in it.
 *
 * @param statements the statements that took longest, that first
 * @param fullScans which of the statements that were seen read a large table from end to end
 * @param tables the tables of which most rows were read from end to end, that first
 * @param counters cache, disk, log, checkpoints and conflicts, in display order
 */
public record DatabaseActivity(
        List<StatementActivity> statements,
        List<FullScan> fullScans,
        List<TableActivity> tables,
        List<Counter> counters) {

    /** Nothing known. */
    public static final DatabaseActivity NONE = new DatabaseActivity(List.of(), List.of(), List.of(), List.of());

    public DatabaseActivity {
        statements = List.copyOf(statements);
        fullScans = List.copyOf(fullScans);
        tables = List.copyOf(tables);
        counters = List.copyOf(counters);
    }

    /** Returns the scan of a large table that a statement makes, if it makes one. */
    public Optional<FullScan> fullScan(String statement) {
        return fullScans.stream()
                .filter(scan -> scan.statement().equals(statement))
                .findFirst();
    }
}
