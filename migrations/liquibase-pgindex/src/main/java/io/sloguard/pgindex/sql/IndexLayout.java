package io.sloguard.pgindex.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an index consists of, apart from its name and its table.
 *
 * @param keys the keys in their order, at least one
 * @param include columns that the index carries without sorting by them
 * @param method the access method; empty means btree
 * @param nullsDistinct whether a unique index lets several nulls in
 * @param storage storage parameters as written between the parentheses of WITH
 * @param tablespace the tablespace; empty means the default of the session
 * @param where the predicate of a partial index
 */
public record IndexLayout(
        List<IndexKey> keys,
        List<Identifier> include,
        Optional<Identifier> method,
        NullsDistinct nullsDistinct,
        Optional<SqlFragment> storage,
        Optional<Identifier> tablespace,
        Optional<SqlFragment> where) {

    /** Whether two nulls count as different keys of a unique index. */
    public enum NullsDistinct {
        /** Nulls are different from each other, the default. */
        DISTINCT,
        /** At most one row may have null; PostgreSQL 15 and newer. */
        NOT_DISTINCT
    }

    /**
     * Checks that there is a key.
     *
     * @throws IllegalArgumentException if there is none
     */
    public IndexLayout {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("An index needs at least one column or expression");
        }
    }

    /**
     * Makes the layout of a plain btree index.
     *
     * @param keys the keys in their order
     * @return the layout without any further clause
     */
    public static IndexLayout of(List<IndexKey> keys) {
        return new IndexLayout(
                keys,
                List.of(),
                Optional.empty(),
                NullsDistinct.DISTINCT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Returns the clauses as they follow the table in CREATE INDEX.
     *
     * @return SQL that begins with the access method or the list of keys
     */
    public String sql() {
        StringBuilder sql = new StringBuilder();
        method.ifPresent(value -> sql.append("USING ").append(value.quoted()).append(' '));
        sql.append(keys.stream().map(IndexKey::sql).collect(Collectors.joining(", ", "(", ")")));
        if (!include.isEmpty()) {
            sql.append(include.stream().map(Identifier::quoted).collect(Collectors.joining(", ", " INCLUDE (", ")")));
        }
        if (nullsDistinct == NullsDistinct.NOT_DISTINCT) {
            sql.append(" NULLS NOT DISTINCT");
        }
        storage.ifPresent(value -> sql.append(" WITH (").append(value).append(')'));
        tablespace.ifPresent(value -> sql.append(" TABLESPACE ").append(value.quoted()));
        where.ifPresent(value -> sql.append(" WHERE ").append(value));
        return sql.toString();
    }
}
