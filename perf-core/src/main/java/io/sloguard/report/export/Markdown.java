package io.sloguard.report.export;

import io.sloguard.report.Markup;

/**
 * Writes Markdown from templates that are ours and values that may come from anywhere: each {@code {}} of a template stands
 * for a value, and values are plain text whatever they hold: no markup, link, mention or table cell comes out of them.
 * Mutable, for one document and one thread.
 */
final class Markdown {

    private static final String PLACE = "{}";

    private static final String HARMLESS = " ,;/%()'\"+=-.?!";

    /** GitHub makes a mention or a link of what follows these, even of an escaped one; a comment keeps it away. */
    private static final String REACHING = "@#";

    private static final String NOTHING = "<!-- -->";
    private static final int LONGEST = 300;

    private final StringBuilder out = new StringBuilder();

    /** Adds a piece of the document; there are as many values as places. */
    Markdown add(String template, Object... values) {
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            out.append(template, from, place).append(escaped(value.toString()));
            from = place + PLACE.length();
        }
        out.append(template, from, template.length());
        return this;
    }

    String document() {
        return out.toString();
    }

    /** Returns a text on one line, cut to a readable length, with a backslash before whatever could be markup. */
    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (Character.isWhitespace(point)) {
                plain.append(' ');
            } else if (!Markup.isHarmless(point)) {
                plain.append('\uFFFD');
            } else if (REACHING.indexOf(point) >= 0) {
                plain.append('\\').appendCodePoint(point).append(NOTHING);
            } else if (point > '~' || Character.isLetterOrDigit(point) || HARMLESS.indexOf(point) >= 0) {
                plain.appendCodePoint(point);
            } else {
                plain.append('\\').appendCodePoint(point);
            }
        });
        return plain.append(text.codePointCount(0, text.length()) > LONGEST ? "…" : "")
                .toString();
    }
}
