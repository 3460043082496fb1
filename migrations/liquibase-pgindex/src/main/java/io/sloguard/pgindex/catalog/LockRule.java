package io.sloguard.pgindex.catalog;

import java.util.List;

/** Which sessions a kind of index work has to wait for. */
public enum LockRule {
    /** CREATE INDEX CONCURRENTLY and REINDEX CONCURRENTLY: writers of the table, and snapshots anywhere in the database. */
    BUILD,
    /** A statement that locks out writers for a moment. */
    WRITERS,
    /** DROP INDEX CONCURRENTLY and statements that lock out readers: everybody who uses the table. */
    EVERYBODY,
    /** A look at the definitions of its indexes: only a session that keeps even readers off the table. */
    EXCLUSIVE_OWNER;

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
        return switch (this) {
            case BUILD, WRITERS -> WRITER_MODES;
            case EVERYBODY -> ALL_MODES;
            case EXCLUSIVE_OWNER -> List.of("AccessExclusiveLock");
        };
    }

    boolean waitsForSnapshots() {
        return this == BUILD;
    }
}
