package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.LockRule;
import java.util.List;

/**
 * One statement of index work.
 *
 * @param sql the statement
 * @param what what it does, for messages
 * @param tables the tables, and indexes, that it needs locks on
 * @param rule whom it waits for
 */
record Step(String sql, String what, List<Long> tables, LockRule rule) {

    Step {
        tables = List.copyOf(tables);
    }

    /** Wording of a concurrent rebuild. */
    static String reindex(String quotedIndex) {
        return "REINDEX INDEX CONCURRENTLY " + quotedIndex;
    }
}
