package io.sloguard.pgindex.sql;

/**
 * A piece of SQL that a user wrote for one place inside a statement, for example the predicate of a partial index.
 *
 * <p>A fragment cannot leave its place: parentheses are balanced, and it holds no semicolon and no comment.
 *
 * @param text the fragment, without leading and trailing blanks
 */
public record SqlFragment(String text) {

    /**
     * Checks that the fragment stays in its place.
     *
     * @throws IllegalArgumentException if it is blank, has an open quote, a comment, a semicolon or parentheses that
     *     do not match
     */
    public SqlFragment {
        text = text.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("An SQL fragment is empty; leave the attribute out instead");
        }
        SqlScanner scanner = SqlScanner.scan(text);
        if (scanner.hasComments()) {
            throw new IllegalArgumentException("The SQL fragment '" + text + "' holds a comment; remove it");
        }
        int depth = 0;
        for (SqlToken token : scanner.tokens()) {
            if (token.isSymbol(';')) {
                throw new IllegalArgumentException("The SQL fragment '" + text + "' holds a semicolon; remove it");
            }
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("The parentheses of the SQL fragment '" + text + "' do not match");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
