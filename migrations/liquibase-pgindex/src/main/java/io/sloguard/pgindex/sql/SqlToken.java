package io.sloguard.pgindex.sql;

import java.util.Locale;

/**
 * One token of a statement with its place in the text.
 *
 * @param kind what the token is
 * @param text the token as written; for a quoted name without its quotes
 * @param start offset of the first character
 * @param end offset behind the last character
 */
record SqlToken(Kind kind, String text, int start, int end) {

    /** What a token can be. */
    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes. */
        QUOTED_NAME,
        /** A string in single quotes or dollar quotes. */
        STRING,
        /** One character of anything else. */
        SYMBOL
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isName() {
        return kind == Kind.QUOTED_NAME || kind == Kind.WORD;
    }

    /** Returns the name as the catalog stores it: without quotes it is folded to lower case. */
    Identifier identifier() {
        return new Identifier(kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text);
    }
}
