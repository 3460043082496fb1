package io.sloguard.pgindex.catalog;

import io.sloguard.pgindex.sql.RelationName;
import java.util.Optional;

/**
 * An index as the catalog has it.
 *
 * @param oid its identity
 * @param name its name with its schema
 * @param tableOid identity of its table
 * @param table its table
 * @param flags whether it can be used
 * @param layout its definition behind the table, as the server words it, led by UNIQUE if it is
 * @param constraint the constraint that it carries out
 * @param parentOid identity of the index of the partitioned table that it is attached to
 * @param isPartitioned whether it is the index of a partitioned table
 * @param hasExpressions whether some key is an expression, which needs statistics of its own
 */
public record IndexEntry(
        long oid,
        RelationName name,
        long tableOid,
        RelationName table,
        Flags flags,
        String layout,
        Optional<String> constraint,
        Optional<Long> parentOid,
        boolean isPartitioned,
        boolean hasExpressions) {

    /**
     * Whether an index can be used.
     *
     * @param isValid queries may use it
     * @param isReady writes maintain it
     * @param isLive it is not being dropped
     */
    public record Flags(boolean isValid, boolean isReady, boolean isLive) {

        /**
         * Tells whether the index is complete.
         *
         * @return true if queries use it and writes maintain it
         */
        public boolean isUsable() {
            return isValid && isReady && isLive;
        }

        @Override
        public String toString() {
            return "indisvalid=" + isValid + ", indisready=" + isReady + ", indislive=" + isLive;
        }
    }
}
