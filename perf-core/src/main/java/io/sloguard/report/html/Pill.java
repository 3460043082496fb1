package io.sloguard.report.html;

import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.slo.VerdictState;
import java.util.Locale;

/** A verdict as a symbol and a word, in its colour. */
final class Pill {

    private Pill() {}

    static void write(Markup page, VerdictState state) {
        page.add(
                "<font color='{}' class='pill {}'><b>{}</b></font>",
                Ink.of(state).colour(),
                cssClass(state),
                VerdictWords.of(state));
    }

    /** Returns the name of a state's colour in the style sheet. */
    static String cssClass(VerdictState state) {
        return Ink.of(state).name().toLowerCase(Locale.ROOT);
    }
}
