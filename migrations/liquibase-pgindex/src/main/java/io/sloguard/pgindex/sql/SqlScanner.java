package io.sloguard.pgindex.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits SQL text into tokens the way PostgreSQL's own scanner separates quotes, comments and words.
 *
 * <p>Comments are dropped from the tokens and remembered in {@link #hasComments()}. Not thread-safe; used once.
 */
final class SqlScanner {

    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int position;
    private boolean comments;

    private SqlScanner(String sql) {
        this.sql = sql;
    }

    /**
     * Scans a text to its end.
     *
     * @throws IllegalArgumentException if a quote or a comment is not closed
     */
    static SqlScanner scan(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.position < sql.length()) {
            scanner.next();
        }
        return scanner;
    }

    List<SqlToken> tokens() {
        return List.copyOf(tokens);
    }

    boolean hasComments() {
        return comments;
    }

    private void next() {
        char character = sql.charAt(position);
        if (Character.isWhitespace(character)) {
            position++;
        } else if (sql.startsWith("--", position)) {
            lineComment();
        } else if (sql.startsWith("/*", position)) {
            blockComment();
        } else if (character == '\'') {
            quoted('\'', SqlToken.Kind.STRING, isEscapeString());
        } else if (character == '"') {
            quoted('"', SqlToken.Kind.QUOTED_NAME, false);
        } else if (character == '$' && dollarQuoted()) {
            return;
        } else if (Character.isLetter(character) || character == '_') {
            word();
        } else {
            add(SqlToken.Kind.SYMBOL, String.valueOf(character), position, position + 1);
        }
    }

    private void lineComment() {
        comments = true;
        int end = sql.indexOf('\n', position);
        position = end < 0 ? sql.length() : end + 1;
    }

    private void blockComment() {
        comments = true;
        int depth = 0;
        int at = position;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
            if (at > sql.length() || (at == sql.length() && depth > 0)) {
                throw new IllegalArgumentException("A comment is not closed in: " + sql);
            }
        } while (depth > 0);
        position = at;
    }

    private boolean isEscapeString() {
        if (tokens.isEmpty()) {
            return false;
        }
        SqlToken last = tokens.get(tokens.size() - 1);
        return last.end() == position && last.isWord("e");
    }

    private void quoted(char quote, SqlToken.Kind kind, boolean backslashEscapes) {
        StringBuilder text = new StringBuilder();
        int at = position + 1;
        while (at < sql.length()) {
            char character = sql.charAt(at);
            if (backslashEscapes && character == '\\') {
                text.append(character);
                at++;
            } else if (character == quote && at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at++;
            } else if (character == quote) {
                add(kind, text.toString(), position, at + 1);
                return;
            }
            if (at < sql.length()) {
                text.append(sql.charAt(at));
            }
            at++;
        }
        throw new IllegalArgumentException("A quote is not closed in: " + sql);
    }

    private boolean dollarQuoted() {
        Matcher tag = DOLLAR_TAG.matcher(sql).region(position, sql.length());
        if (!tag.lookingAt()) {
            return false;
        }
        int end = sql.indexOf(tag.group(), tag.end());
        if (end < 0) {
            throw new IllegalArgumentException("A dollar quote is not closed in: " + sql);
        }
        add(
                SqlToken.Kind.STRING,
                sql.substring(tag.end(), end),
                position,
                end + tag.group().length());
        return true;
    }

    private void word() {
        int end = position;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        add(SqlToken.Kind.WORD, sql.substring(position, end), position, end);
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$';
    }

    private void add(SqlToken.Kind kind, String text, int start, int end) {
        tokens.add(new SqlToken(kind, text, start, end));
        position = end;
    }
}
