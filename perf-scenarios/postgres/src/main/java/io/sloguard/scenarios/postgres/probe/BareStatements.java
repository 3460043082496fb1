package io.sloguard.scenarios.postgres.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Statements without their values. The ones seen last are remembered, because the same few are seen again and again, and to
 * read a statement costs more than all else that is done with it. Mutable for that; not thread-safe.
 */
final class BareStatements {

    private static final int REMEMBERED = 500;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, String> bare = new LinkedHashMap<>(REMEMBERED, LOAD_FACTOR, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Returns the statement as {@link StatementText#withoutValues} does. */
    String withoutValues(String statement) {
        return bare.computeIfAbsent(statement, StatementText::withoutValues);
    }
}
