package io.sloguard.scenarios.postgres.probe;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement is without the values in it: values may be secret, and statements that differ in nothing else belong
 * together. Numbers, quoted texts and numbered parameters become {@code ?}.
 */
final class StatementText {

    private static final int LONGEST = 300;

    /** Quoted names are kept, comments are dropped. A quoted text that does not end was cut off by the server. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?:\"(?:[^\"]|\"\")*+\"?)"
                    + "|(?:--[^\\n]*+|/\\*.*?(?:\\*/|$))"
                    + "|\\b[eE]'(?:[^'\\\\]|\\\\.|'')*+'?"
                    + "|'(?:[^']|'')*+'?"
                    + "|\\$(?<tag>[\\p{L}_]\\w*+|)\\$.*?(?:\\$\\k<tag>\\$|$)"
                    + "|\\$\\d++"
                    + "|(?<![\\w$])\\d[\\d.]*+(?:[eE][-+]?\\d++)?",
            Pattern.DOTALL);

    /** The server itself may have put the further values of a list into a comment. */
    private static final Pattern LIST = Pattern.compile("\\(\\?(?:(?:, ?\\?)++| )\\)");

    private StatementText() {}

    /** Returns the statement on one line, without comments and values, at most {@value #LONGEST} characters. */
    static String withoutValues(String statement) {
        String bare = TOKEN.matcher(statement).replaceAll(StatementText::replacement);
        String line = LIST.matcher(bare.replaceAll("\\s+", " ").strip()).replaceAll("(?, ...)");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String replacement(MatchResult token) {
        String text = token.group();
        if (text.startsWith("\"")) {
            return Matcher.quoteReplacement(text);
        }
        return text.startsWith("--") || text.startsWith("/*") ? " " : "?";
    }
}
