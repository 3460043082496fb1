package io.sloguard.scenarios.postgres.plan;

import io.sloguard.target.NamedSql;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a statement reads alone, told by its words; when in doubt it may write, which costs nothing. */
enum StatementKind {
    /** It can be executed in a read-only transaction. */
    READING,
    /** It writes or locks rows, or may: its transaction must be able to, and is rolled back. */
    WRITING;

    private static final Set<String> READING_STATEMENTS = Set.of("select", "with", "values", "table");
    private static final Set<String> WRITING_WORDS = Set.of("insert", "update", "delete", "merge", "share");

    static StatementKind of(NamedSql sql) {
        List<String> words = List.of(
                sql.code().toLowerCase(Locale.ROOT).replace('(', ' ').strip().split("[^\\p{L}\\p{N}_]+"));
        boolean reads =
                READING_STATEMENTS.contains(words.get(0)) && words.stream().noneMatch(WRITING_WORDS::contains);
        return reads ? READING : WRITING;
    }
}
