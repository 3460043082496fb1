package io.sloguard.pgindex.build;

import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.IndexDefinition;

/**
 * A unique constraint that a concurrently built index carries out.
 *
 * @param index the unique index; the constraint takes its name
 * @param checking when the constraint is checked
 */
public record UniqueConstraint(IndexDefinition index, Checking checking) {

    /** When a constraint is checked. */
    public enum Checking {
        /** After every statement. */
        IMMEDIATE(""),
        /** After every statement, unless a transaction defers it. */
        DEFERRABLE(" DEFERRABLE"),
        /** At the end of the transaction. */
        INITIALLY_DEFERRED(" DEFERRABLE INITIALLY DEFERRED");

        private final String sql;

        Checking(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Returns the name of the constraint.
     *
     * @return the name of its index
     */
    public Identifier name() {
        return index.index();
    }

    /**
     * Returns the statement that turns the finished index into a constraint.
     *
     * @return one statement without a semicolon
     */
    public String addUsingIndex() {
        return "ALTER TABLE " + index.table().quoted() + " ADD CONSTRAINT " + name().quoted() + " UNIQUE USING INDEX "
                + name().quoted() + checking.sql;
    }

    /**
     * Returns the statement that drops the constraint and its index.
     *
     * @return one statement without a semicolon
     */
    public String drop() {
        return "ALTER TABLE " + index.table().quoted() + " DROP CONSTRAINT " + name().quoted();
    }
}
