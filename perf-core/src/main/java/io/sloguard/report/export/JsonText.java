package io.sloguard.report.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, texts, numbers and truth values as JSON, for exports in the formats of other tools. */
final class JsonText {

    private JsonText() {}

    /**
     * Returns a value as JSON, indented by two blanks at each level.
     *
     * @param value a map with texts as keys, a list, a text, a number or a truth value
     * @throws IllegalArgumentException if it is, or holds, anything else
     */
    static String of(Object value) {
        return of(value, "\n") + "\n";
    }

    private static String of(Object value, String lineBreak) {
        String deeper = lineBreak + "  ";
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> deeper + quoted(String.valueOf(entry.getKey())) + ": " + of(entry.getValue(), deeper))
                    .collect(Collectors.joining(",", "{", map.isEmpty() ? "}" : lineBreak + "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> deeper + of(item, deeper))
                    .collect(Collectors.joining(",", "[", list.isEmpty() ? "]" : lineBreak + "]"));
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Boolean truth) {
            return truth.toString();
        }
        throw new IllegalArgumentException("neither map, list, text, number nor truth value: " + value.getClass());
    }

    /** Everything but printable ASCII is written as an escape: it survives any reader and any terminal. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                json.append('\\').append((char) letter);
            } else if (letter < ' ' || letter > '~') {
                json.append(String.format(Locale.ROOT, "\\u%04x", letter));
            } else {
                json.append((char) letter);
            }
        });
        return json.append('"').toString();
    }
}
