package io.sloguard.scenarios.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders <code>${name}</code>; <code>$${</code> is a plain <code>${</code>. Immutable.
 *
 * @param texts what stands before, between and after the placeholders; one more than there are names
 * @param names the placeholders in their order
 */
record Template(List<String> texts, List<String> names) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    Template {
        texts = List.copyOf(texts);
        names = List.copyOf(names);
        if (texts.size() != names.size() + 1) {
            throw new IllegalArgumentException(texts.size() + " texts do not enclose " + names.size() + " names");
        }
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a placeholder is not closed or has no proper name
     */
    static Template of(String text) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int at = 0;
        while (matcher.find()) {
            before.append(text, at, matcher.start());
            at = matcher.end();
            String name = matcher.group(1);
            if (name == null) {
                before.append("${");
                continue;
            }
            if (!matcher.group().endsWith("}") || !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a placeholder is a name of letters, digits, . _ and -, for example"
                        + " ${id}, not \"" + matcher.group() + "\"; $${ is a plain ${");
            }
            texts.add(before.toString());
            before.setLength(0);
            names.add(name);
        }
        texts.add(before.append(text, at, text.length()).toString());
        return new Template(texts, names);
    }

    boolean isConstant() {
        return names.isEmpty();
    }

    /**
     * Returns the text with values in the place of names.
     *
     * @param values has every name
     * @param encoding what is done to each value, so that it is one where it stands
     */
    String fill(Map<String, String> values, UnaryOperator<String> encoding) {
        if (names.isEmpty()) {
            return texts.get(0);
        }
        StringBuilder filled = new StringBuilder(texts.get(0));
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(names.get(i));
            if (value == null) {
                throw new IllegalStateException("nothing has the name " + names.get(i) + "; the plan was not checked");
            }
            filled.append(encoding.apply(value)).append(texts.get(i + 1));
        }
        return filled.toString();
    }
}
