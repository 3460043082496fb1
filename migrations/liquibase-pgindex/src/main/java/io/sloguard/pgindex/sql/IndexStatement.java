package io.sloguard.pgindex.sql;

import java.util.Optional;

/**
 * What a piece of raw SQL does to indexes.
 *
 * @param verb what it does
 * @param manner whether it says CONCURRENTLY
 * @param existence whether it says IF EXISTS or IF NOT EXISTS
 * @param scope what it names: an index, or a whole table, schema or database
 * @param index the index it names
 * @param definition the index that CREATE INDEX would make, if it has a name
 * @param table the table of CREATE INDEX
 */
public record IndexStatement(
        Verb verb,
        Manner manner,
        Existence existence,
        Scope scope,
        Optional<RelationName> index,
        Optional<IndexDefinition> definition,
        Optional<RelationName> table) {

    /** What a statement does. */
    public enum Verb {
        /** CREATE INDEX. */
        CREATE,
        /** DROP INDEX. */
        DROP,
        /** REINDEX. */
        REINDEX,
        /** Nothing to an index that is visible in the text. */
        OTHER
    }

    /** Whether the statement lets writers go on. */
    public enum Manner {
        /** It says CONCURRENTLY. */
        CONCURRENT,
        /** It does not. */
        BLOCKING
    }

    /** Whether the statement hides that an object is there or is missing. */
    public enum Existence {
        /** It fails then. */
        CHECKED,
        /** It says IF EXISTS or IF NOT EXISTS. */
        IGNORED
    }

    /** How much a statement names. */
    public enum Scope {
        /** Exactly one index. */
        ONE_INDEX,
        /** More than one index, or a table, schema or database. */
        WIDER
    }

    /**
     * Reads one statement.
     *
     * @param sql one statement, with or without comments and a closing semicolon
     * @return what it does; a verb of {@link Verb#OTHER} if it is not about indexes or not understood
     * @throws IllegalArgumentException if CREATE INDEX is followed by a second statement, or holds a comment behind its
     *     table
     */
    public static IndexStatement parse(String sql) {
        return IndexStatementParser.parse(sql);
    }

    /**
     * Tells whether this is a statement that the concurrent engine carries out.
     *
     * @return true for CREATE INDEX, DROP INDEX and REINDEX that say CONCURRENTLY
     */
    public boolean isConcurrentIndexWork() {
        return verb != Verb.OTHER && manner == Manner.CONCURRENT;
    }
}
