package io.sloguard.report;

import java.util.Locale;

/**
 * Shapes of a chart. Their {@code x} is a share of the chart's width, from 0 to 1, so that a chart fits any screen while
 * its words keep their size; their {@code y} is pixels from its top. Everything is said by attributes, nothing by style
 * sheets, which some places block.
 */
final class Svg {

    /** The family of all words of the report. */
    static final String FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

    private final Markup page;

    Svg(Markup page) {
        this.page = page;
    }

    /** Which part of a word stands at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Opens a chart of full width; its words describe it to those who cannot see it. */
    void open(int height, String words) {
        page.add(
                "<svg width='100%' height='{}' overflow='visible' font-family='{}' font-size='12' role='img'"
                        + " aria-label='{}'>",
                height, FONT, words);
    }

    /** Opens a part whose own units are stretched to the full width. */
    void openStretched(double units, double y, int height) {
        page.add(
                "<svg y='{}' width='100%' height='{}' viewBox='0 0 {} {}' preserveAspectRatio='none'"
                        + " overflow='visible'>",
                y, height, units, height);
    }

    void close() {
        page.add("</svg>");
    }

    void horizontal(double y, Ink ink, double width) {
        page.add("<line x1='0' x2='100%' y1='{}' y2='{}' stroke='{}' stroke-width='{}'/>", y, y, ink.colour(), width);
    }

    void dashedHorizontal(double y, Ink ink) {
        page.add(
                "<line x1='0' x2='100%' y1='{}' y2='{}' stroke='{}' stroke-width='1.25' stroke-dasharray='5 3'/>",
                y, y, ink.colour());
    }

    void vertical(double x, double fromY, double toY, Ink ink, double width) {
        page.add(
                "<line x1='{}' x2='{}' y1='{}' y2='{}' stroke='{}' stroke-width='{}'/>",
                share(x),
                share(x),
                fromY,
                toY,
                ink.colour(),
                width);
    }

    void rectangle(double fromX, double toX, double y, double height, Ink ink) {
        page.add(
                "<rect x='{}' width='{}' y='{}' height='{}' fill='{}'/>",
                share(fromX),
                share(Math.max(0, toX - fromX)),
                y,
                height,
                ink.colour());
    }

    void dot(double x, double y, double radius, Ink ink) {
        page.add(
                "<circle cx='{}' cy='{}' r='{}' fill='{}' stroke='{}' stroke-width='1.5'/>",
                share(x),
                y,
                radius,
                ink.colour(),
                Ink.PAPER.colour());
    }

    /** Draws a path in the units of a stretched part, with a line of constant width. */
    void path(CharSequence steps, Ink ink, double width) {
        path(steps, ink, width, "none");
    }

    void dashedPath(CharSequence steps, Ink ink, double width) {
        path(steps, ink, width, "5 4");
    }

    private void path(CharSequence steps, Ink ink, double width, String dashes) {
        page.add(
                "<path d='{}' fill='none' stroke='{}' stroke-width='{}' stroke-dasharray='{}' stroke-linejoin='round'"
                        + " stroke-linecap='round' vector-effect='non-scaling-stroke'/>",
                steps,
                ink.colour(),
                width,
                dashes);
    }

    /** Writes a word, moved sideways from its place by pixels. */
    void word(String text, double x, double pixels, double y, Anchor anchor) {
        page.add(
                "<text x='{}' dx='{}' y='{}' text-anchor='{}' fill='{}'>{}</text>",
                share(x),
                pixels,
                y,
                anchor,
                Ink.MUTED.colour(),
                text);
    }

    /** Writes a word that stays readable over other marks. */
    void strongWord(String text, double x, double pixels, double y, Anchor anchor, Ink ink) {
        page.add(
                "<text x='{}' dx='{}' y='{}' text-anchor='{}' fill='{}' font-weight='600' stroke='{}' stroke-width='6' stroke-opacity='.8'"
                        + " stroke-linejoin='round' paint-order='stroke'>{}</text>",
                share(x),
                pixels,
                y,
                anchor,
                ink.colour(),
                Ink.PAPER.colour(),
                text);
    }

    /** Returns a share of the width as per cent. */
    static String share(double share) {
        return Markup.number(share * 100) + "%";
    }
}
