package io.sloguard.report.html;

import io.sloguard.report.Markup;
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

    /** Which part of a word stands at its spot. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where a word stands.
     *
     * @param x a share of the width
     * @param pixels how far right of that, in pixels
     * @param y pixels from the top
     * @param anchor which part of the word
     */
    record Spot(double x, double pixels, double y, Anchor anchor) {}

    /**
     * How a line is drawn.
     *
     * @param ink its colour
     * @param width in pixels
     */
    record Stroke(Ink ink, double width) {}

    /** Opens a chart of full width; its words describe it to those who cannot see it. */
    void open(int height, String words) {
        page.add(
                "<svg width='100%' height='{}' overflow='visible' font-family='{}' font-size='12' role='img'"
                        + " aria-label='{}'>",
                height, FONT, words);
    }

    /** Opens a part whose own units are stretched to the full width. */
    void openStretched(double units, int height) {
        page.add(
                "<svg width='100%' height='{}' viewBox='0 0 {} {}' preserveAspectRatio='none' overflow='visible'>",
                height, units, height);
    }

    void close() {
        page.add("</svg>");
    }

    void horizontal(double y, Stroke stroke) {
        page.add(
                "<line x1='0' x2='100%' y1='{}' y2='{}' stroke='{}' stroke-width='{}'/>",
                y, y, stroke.ink().colour(), stroke.width());
    }

    void dashedHorizontal(double y, Stroke stroke) {
        page.add(
                "<line x1='0' x2='100%' y1='{}' y2='{}' stroke='{}' stroke-width='{}' stroke-dasharray='5 3'/>",
                y, y, stroke.ink().colour(), stroke.width());
    }

    /** Draws a part of a horizontal line. */
    void horizontal(double fromX, double toX, double y, Stroke stroke) {
        page.add(
                "<line x1='{}' x2='{}' y1='{}' y2='{}' stroke='{}' stroke-width='{}'/>",
                share(fromX),
                share(toX),
                y,
                y,
                stroke.ink().colour(),
                stroke.width());
    }

    void vertical(double x, double fromY, double toY, Stroke stroke) {
        page.add(
                "<line x1='{}' x2='{}' y1='{}' y2='{}' stroke='{}' stroke-width='{}'/>",
                share(x),
                share(x),
                fromY,
                toY,
                stroke.ink().colour(),
                stroke.width());
    }

    /** Fills the chart from the top to a height, between two places. */
    void zone(double fromX, double toX, double height, Ink ink) {
        page.add(
                "<rect x='{}' width='{}' height='{}' fill='{}'/>",
                share(fromX),
                share(toX - fromX),
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
    void path(CharSequence steps, Stroke stroke) {
        path(steps, stroke, "none");
    }

    void dashedPath(CharSequence steps, Stroke stroke) {
        path(steps, stroke, "5 4");
    }

    private void path(CharSequence steps, Stroke stroke, String dashes) {
        page.add(
                "<path d='{}' fill='none' stroke='{}' stroke-width='{}' stroke-dasharray='{}' stroke-linejoin='round'"
                        + " stroke-linecap='round' vector-effect='non-scaling-stroke'/>",
                steps,
                stroke.ink().colour(),
                stroke.width(),
                dashes);
    }

    void word(String text, Spot spot) {
        page.add(
                "<text x='{}' dx='{}' y='{}' text-anchor='{}' fill='{}'>{}</text>",
                share(spot.x()),
                spot.pixels(),
                spot.y(),
                spot.anchor(),
                Ink.MUTED.colour(),
                text);
    }

    /** Writes a word that stays readable over other marks. */
    void strongWord(String text, Spot spot, Ink ink) {
        page.add(
                "<text x='{}' dx='{}' y='{}' text-anchor='{}' fill='{}' font-weight='600' stroke='{}' stroke-width='6'"
                        + " stroke-opacity='.8' stroke-linejoin='round' paint-order='stroke'>{}</text>",
                share(spot.x()),
                spot.pixels(),
                spot.y(),
                spot.anchor(),
                ink.colour(),
                Ink.PAPER.colour(),
                text);
    }

    /** Returns a share of the width as per cent. */
    static String share(double share) {
        return Markup.number(share * 100) + "%";
    }
}
