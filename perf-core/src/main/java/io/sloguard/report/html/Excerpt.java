package io.sloguard.report.html;

import io.sloguard.report.Figures;

/** The beginning of a text that came from outside and may be long. The result file keeps all of it. */
final class Excerpt {

    /** No excerpt is longer, its remark on the rest aside. */
    static final int LONGEST = 600;

    private Excerpt() {}

    /** Returns the text, or its beginning and how much is left out. */
    static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.offsetByCodePoints(0, text.codePointCount(0, LONGEST));
        return text.substring(0, end) + " … (" + Figures.count(text.length() - end)
                + " more characters in result.json)";
    }
}
