package io.sloguard.pgindex.sql;

/** Whether an index enforces that its keys are distinct. */
public enum Uniqueness {
    /** Two rows may not have equal keys. */
    UNIQUE,
    /** Any number of rows may have equal keys. */
    NOT_UNIQUE
}
