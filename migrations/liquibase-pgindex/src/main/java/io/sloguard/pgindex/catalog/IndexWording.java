package io.sloguard.pgindex.catalog;

import io.sloguard.pgindex.sql.IndexStatement;
import io.sloguard.pgindex.sql.Uniqueness;

/** Takes the wording of {@code pg_get_indexdef} apart: what is left is comparable between tables. */
final class IndexWording {

    private IndexWording() {}

    /**
     * Strips the name of the index and of its table.
     *
     * @param indexDefinition as {@code pg_get_indexdef} words it
     * @return the rest, led by UNIQUE if it is
     */
    static String layoutOf(String indexDefinition) {
        return IndexStatement.parse(indexDefinition)
                .definition()
                .map(value -> (value.uniqueness() == Uniqueness.UNIQUE ? "UNIQUE " : "")
                        + value.layout().text())
                .orElse(indexDefinition);
    }
}
