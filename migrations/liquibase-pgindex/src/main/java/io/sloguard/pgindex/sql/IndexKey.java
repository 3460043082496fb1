package io.sloguard.pgindex.sql;

import java.util.Optional;

/**
 * One key of an index: a column or an expression with its order.
 *
 * @param key the quoted column, or the expression in parentheses
 * @param collation a collation as written, for example {@code "C"}
 * @param operatorClass an operator class as written, with its parameters
 * @param direction how the key is sorted
 * @param nulls where nulls are sorted
 */
public record IndexKey(
        String key,
        Optional<SqlFragment> collation,
        Optional<SqlFragment> operatorClass,
        Direction direction,
        Nulls nulls) {

    /** How a key is sorted. */
    public enum Direction {
        /** Smallest first, what PostgreSQL does if nothing is said. */
        ASCENDING(""),
        /** Largest first. */
        DESCENDING(" DESC");

        private final String sql;

        Direction(String sql) {
            this.sql = sql;
        }
    }

    /** Where nulls are sorted. */
    public enum Nulls {
        /** Last if ascending, first if descending. */
        DEFAULT(""),
        /** Before all values. */
        FIRST(" NULLS FIRST"),
        /** After all values. */
        LAST(" NULLS LAST");

        private final String sql;

        Nulls(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Makes a plain ascending key of a column.
     *
     * @param column the column, as the catalog stores it
     * @return the key
     */
    public static IndexKey column(Identifier column) {
        return new IndexKey(column.quoted(), Optional.empty(), Optional.empty(), Direction.ASCENDING, Nulls.DEFAULT);
    }

    /**
     * Makes a plain ascending key of an expression.
     *
     * @param expression the expression, without the parentheses around it
     * @return the key
     */
    public static IndexKey expression(SqlFragment expression) {
        String key = "(" + expression.text() + ")";
        return new IndexKey(key, Optional.empty(), Optional.empty(), Direction.ASCENDING, Nulls.DEFAULT);
    }

    String sql() {
        return key
                + collation.map(value -> " COLLATE " + value).orElse("")
                + operatorClass.map(value -> " " + value).orElse("")
                + direction.sql
                + nulls.sql;
    }
}
