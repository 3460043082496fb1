package io.sloguard.scenarios.websocket;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in which <code>${name}</code> stands for a value. Immutable. */
final class Template {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)(}?)");

    private final String text;
    /** What stands before the first name, between two, and after the last: one more than there are names. */
    private final List<String> parts;

    private final List<String> names;

    private Template(String text, List<String> parts, List<String> names) {
        this.text = text;
        this.parts = List.copyOf(parts);
        this.names = List.copyOf(names);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a placeholder is not closed, or holds no name
     */
    static Template of(String text) {
        List<String> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String name = matcher.group(1);
            if (matcher.group(2).isEmpty()) {
                throw new IllegalArgumentException("\"${" + name + "\" is not closed by \"}\"");
            }
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "\"${" + name + "}\" is not a name of letters and digits, for example ${id}");
            }
            parts.add(text.substring(end, matcher.start()));
            names.add(name);
            end = matcher.end();
        }
        parts.add(text.substring(end));
        return new Template(text, parts, names);
    }

    /** Returns the names that it has, in its order. */
    Set<String> names() {
        return new LinkedHashSet<>(names);
    }

    /** Returns the text with the value of each name in its place; each is asked for where it stands. */
    String fill(UnaryOperator<String> values) {
        StringBuilder filled = new StringBuilder(parts.get(0));
        for (int i = 0; i < names.size(); i++) {
            filled.append(values.apply(names.get(i))).append(parts.get(i + 1));
        }
        return filled.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
