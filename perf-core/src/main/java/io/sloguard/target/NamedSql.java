package io.sloguard.target;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SQL statement with parameters by name: {@code :wallet}. What stands in quotes or comments is no parameter, and
 * neither is the type of a cast, {@code ::bigint}. Immutable.
 */
public final class NamedSql {

    /** Quoted text and comments, then parameters. Comments that are nested two deep are understood. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<opaque>"
                    + "\\b[eE]'(?:[^'\\\\]|\\\\.|'')*+'" // E'it\'s'
                    + "|'(?:[^']|'')*+'" // 'it''s'
                    + "|\"(?:[^\"]|\"\")*+\"" // "a name"
                    + "|\\$(?<tag>[\\p{L}_]\\w*+|)\\$.*?\\$\\k<tag>\\$" // $tag$ text $tag$
                    + "|--[^\\n]*+" // comment
                    + "|/\\*(?:[^*/]|/(?!\\*)|\\*(?!/)|/\\*.*?\\*/)*+\\*/" // comment
                    + "|::)" // cast
                    + "|(?<![:\\w]):(?<name>[\\p{L}_]\\w*+)",
            Pattern.DOTALL);

    private final String text;
    private final List<String> parts = new ArrayList<>();
    private final List<String> occurrences = new ArrayList<>();
    private final String code;

    /** Reads a statement. */
    public NamedSql(String text) {
        this.text = text;
        Matcher tokens = TOKEN.matcher(text);
        StringBuilder blanked = new StringBuilder();
        int end = 0;
        int blankedEnd = 0;
        while (tokens.find()) {
            blanked.append(text, blankedEnd, tokens.start()).append(' ');
            blankedEnd = tokens.end();
            if (tokens.group("name") != null) {
                parts.add(text.substring(end, tokens.start()));
                occurrences.add(tokens.group("name"));
                end = tokens.end();
            }
        }
        parts.add(text.substring(end));
        code = blanked.append(text, blankedEnd, text.length()).toString();
    }

    /** Returns the names of the parameters in the order of their first occurrence. */
    public Set<String> names() {
        return new LinkedHashSet<>(occurrences);
    }

    /**
     * Returns the statement with another text in place of each parameter.
     *
     * @param placeholder gives the text for the number of a parameter, from 1, in the order of {@link #names}
     */
    public String with(IntFunction<String> placeholder) {
        List<String> names = List.copyOf(names());
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < occurrences.size(); i++) {
            sql.append(parts.get(i)).append(placeholder.apply(names.indexOf(occurrences.get(i)) + 1));
        }
        return sql.append(parts.get(occurrences.size())).toString();
    }

    /** Returns the statement with blanks in place of parameters, quoted text, quoted names, comments and casts. */
    public String code() {
        return code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedSql sql && text.equals(sql.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the statement as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
