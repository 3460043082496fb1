package io.sloguard.report.html;

import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Verdict;

/**
 * One objective as a line: where the limit is, the observed value as a dot, its bounds as a bar. The limit stands at the
 * same place for every objective, two thirds of the way, so that a column of them can be read at a glance: for an upper
 * limit, right of it is broken.
 */
final class BulletChart {

    private static final int HEIGHT = 26;
    private static final double MIDDLE = 13;
    private static final double LIMIT_PLACE = 2.0 / 3;
    private static final double LIMIT_OF_NOTHING = 0.03;

    private final Markup page;
    private final Svg svg;
    private final Verdict verdict;
    private final Objective objective;
    private final double limit;

    BulletChart(Markup page, Verdict verdict) {
        this.page = page;
        this.svg = new Svg(page);
        this.verdict = verdict;
        this.objective = verdict.objective().objective();
        this.limit = objective.limitValue();
    }

    void draw() {
        svg.open(
                HEIGHT,
                VerdictWords.objective(verdict) + ": observed " + VerdictWords.observed(verdict) + ", bounds "
                        + VerdictWords.bounds(verdict));
        boolean isUpper = objective.isUpperLimit();
        svg.horizontal(0, 1, MIDDLE, new Svg.Stroke(Ink.GRID, 8));
        svg.horizontal(isUpper ? 0 : place(limit), isUpper ? place(limit) : 1, MIDDLE, new Svg.Stroke(Ink.WITHIN, 8));
        Evidence evidence = verdict.evidence();
        if (evidence.observed().isPresent()) {
            bounds(evidence);
        }
        svg.vertical(place(limit), 1, HEIGHT - 1.0, new Svg.Stroke(Ink.LIMIT, 2));
        if (evidence.observed().isPresent()) {
            value(evidence.observed().getAsDouble());
        }
        svg.close();
    }

    /** Draws the bar between the bounds; a bound that is missing or beyond the end has no cap. */
    private void bounds(Evidence evidence) {
        double from = evidence.lower().orElse(0);
        double to = evidence.upper().orElse(Double.POSITIVE_INFINITY);
        boolean hasBounds = evidence.lower().isPresent() || evidence.upper().isPresent();
        if (!hasBounds || from >= greatest()) {
            return;
        }
        Ink ink = Ink.of(verdict.state());
        svg.horizontal(place(from), place(to), MIDDLE, new Svg.Stroke(ink, 3));
        if (evidence.lower().isPresent()) {
            svg.vertical(place(from), MIDDLE - 6, MIDDLE + 6, new Svg.Stroke(ink, 2));
        }
        if (to <= greatest()) {
            svg.vertical(place(to), MIDDLE - 6, MIDDLE + 6, new Svg.Stroke(ink, 2));
        }
    }

    /** A value beyond the end of the line is an arrow there. */
    private void value(double observed) {
        Ink ink = Ink.of(verdict.state());
        if (observed <= greatest()) {
            svg.dot(place(observed), MIDDLE, 5, ink);
        } else {
            page.add(
                    "<svg x='100%' y='{}' overflow='visible'><path d='M-9-6L3 0L-9 6z' fill='{}' stroke='{}'"
                            + " stroke-width='1.5'/></svg>",
                    MIDDLE, ink.colour(), Ink.PAPER.colour());
        }
    }

    private double greatest() {
        return limit == 0 ? greatestOfNothing() : limit / LIMIT_PLACE;
    }

    /** A limit of zero has no scale of its own: what was observed gives it. */
    private double greatestOfNothing() {
        double observed = verdict.evidence().observed().orElse(0);
        return observed > 0 ? observed / LIMIT_PLACE : 1;
    }

    private double place(double value) {
        double share = Math.max(0, Math.min(1, value / greatest()));
        return limit == 0 ? LIMIT_OF_NOTHING + share * (1 - LIMIT_OF_NOTHING) : share;
    }
}
