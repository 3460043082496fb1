package io.sloguard.pgindex.catalog;

import java.util.List;

/** Which sessions a kind of index work has to wait for. */
public enum LockRule {
    /** CREATE INDEX CONCURRENTLY and REINDEX CONCURRENTLY: writers of the table, and snapshots anywhere in the database. */
    BUILD,
    /** A statement that locks out writers for a moment. */
    WRITERS,
    /** DROP INDEX CONCURRENTLY and statements that lock out readers: everybody who uses the table. */
    EVERYBODY;

    private static final List<String> WRITER_MODES = List.of(
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            "AccessExclusiveLock");

    private static final List<String> ALL_MODES = List.of(
            "AccessShareLock",
            "RowShareLock",
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            "AccessExclusiveLock");

    List<String> modes() {
        return this == EVERYBODY ? ALL_MODES : WRITER_MODES;
    }

    boolean waitsForSnapshots() {
        return this == BUILD;
    }
}
