package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;

/** Small pictures inside a sentence that say what a mark of a chart means. */
final class Samples {

    private static final int SHADE_PIXELS = 16;

    private Samples() {}

    static void line(Markup page, Ink ink, boolean isDashed) {
        page.add(
                "<svg width='26' height='10' aria-hidden='true' class='sample'><path d='M1 5h24' stroke='{}'"
                        + " stroke-width='2' stroke-dasharray='{}'/></svg>",
                ink.colour(),
                isDashed ? "5 4" : "none");
    }

    /** Shows the limit on its track. */
    static void limit(Markup page) {
        page.add(
                "<svg width='26' height='16' aria-hidden='true' class='sample'><path d='M0 8h17' stroke='{}'"
                        + " stroke-width='8'/><path d='M17 8h9' stroke='{}' stroke-width='8'/><path d='M17 0v16'"
                        + " stroke='{}' stroke-width='2'/></svg>",
                Ink.WITHIN.colour(),
                Ink.GRID.colour(),
                Ink.LIMIT.colour());
    }

    /** Shows the shades of a heat map between the fewest and the most operations of a cell. */
    static void shades(Markup page, long most) {
        page.add("<span class='nowrap'>1 ");
        page.add(
                "<svg width='{}' height='12' aria-hidden='true' class='sample'>",
                SHADE_PIXELS * HeatMap.shades().size());
        int x = 0;
        for (String shade : HeatMap.shades()) {
            page.add("<path d='M{} 6h{}' stroke='{}' stroke-width='12'/>", x, SHADE_PIXELS, shade);
            x += SHADE_PIXELS;
        }
        page.add("</svg> {} operations in a cell</span>", Figures.count(most));
    }
}
