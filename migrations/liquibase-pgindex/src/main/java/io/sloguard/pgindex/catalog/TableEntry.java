package io.sloguard.pgindex.catalog;

import io.sloguard.pgindex.sql.RelationName;

/**
 * A table as the catalog has it.
 *
 * @param oid its identity
 * @param name its name with its schema
 * @param kind what it is
 */
public record TableEntry(long oid, RelationName name, Kind kind) {

    /** What can stand behind the name of a table. */
    public enum Kind {
        /** An ordinary table. */
        TABLE,
        /** A materialized view. */
        MATERIALIZED_VIEW,
        /** A table that only its partitions hold rows for. */
        PARTITIONED,
        /** A table of another server; it has no indexes. */
        FOREIGN,
        /** Anything without indexes: a view, a sequence, an index. */
        OTHER;

        static Kind of(String relkind) {
            return switch (relkind) {
                case "r" -> TABLE;
                case "m" -> MATERIALIZED_VIEW;
                case "p" -> PARTITIONED;
                case "f" -> FOREIGN;
                default -> OTHER;
            };
        }
    }
}
