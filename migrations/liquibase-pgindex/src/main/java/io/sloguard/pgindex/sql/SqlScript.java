package io.sloguard.pgindex.sql;

import java.util.ArrayList;
import java.util.List;

/** Several statements in one text. */
public final class SqlScript {

    private SqlScript() {}

    /**
     * Splits a text at the semicolons that end statements; those in quotes and comments do not count.
     *
     * @param sql any number of statements
     * @return the statements without their semicolons, in order; empty ones are left out
     * @throws IllegalArgumentException if a quote or a comment is not closed
     */
    public static List<String> split(String sql) {
        List<String> statements = new ArrayList<>();
        int from = 0;
        for (SqlToken token : SqlScanner.scan(sql).tokens()) {
            if (token.isSymbol(';')) {
                add(statements, sql.substring(from, token.start()));
                from = token.end();
            }
        }
        add(statements, sql.substring(from));
        return statements;
    }

    private static void add(List<String> statements, String statement) {
        if (!SqlScanner.scan(statement).tokens().isEmpty()) {
            statements.add(statement.strip());
        }
    }
}
