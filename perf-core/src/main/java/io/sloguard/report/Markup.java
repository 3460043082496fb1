package io.sloguard.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes a document that is HTML and XML at once, from templates that are ours and values that may come from anywhere:
 * each {@code {}} of a template stands for a value, and values are escaped. Mutable, for one document and one thread.
 */
public final class Markup {

    private static final String PLACE = "{}";
    private static final char REPLACEMENT = '\uFFFD';
    private static final int DECIMALS = 2;

    private final StringBuilder out = new StringBuilder(64 * 1024);

    /**
     * Adds a piece of the document.
     *
     * @param template the piece; a constant of the code, never something that came from outside
     * @param values the values of its places in turn: numbers without superfluous digits, everything else as escaped text
     * @throws IllegalArgumentException if there are more or fewer values than places
     */
    public Markup add(String template, Object... values) {
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("fewer places than values: " + template);
            }
            out.append(template, from, place);
            append(value);
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("more places than values: " + template);
        }
        out.append(template, from, template.length());
        return this;
    }

    /** Returns the document so far. */
    public String document() {
        return out.toString();
    }

    /** Returns a coordinate without superfluous digits. */
    public static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void append(Object value) {
        if (value instanceof Double number) {
            out.append(number(number));
        } else {
            value.toString().codePoints().forEach(this::append);
        }
    }

    private void append(int point) {
        switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\r' -> out.append(' ');
            default -> out.appendCodePoint(isHarmless(point) ? point : REPLACEMENT);
        }
    }

    /**
     * Returns whether a character can stand in a text that is shown: XML excludes most control characters, lone surrogates,
     * U+FFFE; marks of writing direction would leak out.
     */
    public static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\t' || point == '\n';
            case Character.SURROGATE -> false;
            case Character.FORMAT -> !isDirectional(point);
            default -> (point & 0xFFFE) != 0xFFFE;
        };
    }

    private static boolean isDirectional(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
