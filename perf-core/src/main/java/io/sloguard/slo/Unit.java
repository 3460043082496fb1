package io.sloguard.slo;

/** In what the observed value, the bounds and the limit of an objective are counted. */
public enum Unit {
    /** Nanoseconds. */
    NANOSECONDS,
    /** A share from 0 to 1. */
    SHARE,
    /** Operations per second. */
    PER_SECOND,
    /** Pages of the database that an execution touched, found in memory or read. */
    BUFFERS,
    /** Scans in a query plan. */
    SCANS,
    /** Indexes. */
    INDEXES,
    /** How many times less than before. */
    FACTOR
}
