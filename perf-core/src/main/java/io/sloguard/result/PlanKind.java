package io.sloguard.result;

/** For which values a query is planned. */
public enum PlanKind {
    /** For the values of one binding: what a database does that sees the values. */
    CUSTOM,
    /** Once for all values: what a database may do with a statement that is prepared and used often. */
    GENERIC
}
