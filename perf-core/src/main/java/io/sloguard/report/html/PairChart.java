package io.sloguard.report.html;

import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.slo.Claim;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The pairs of an experiment as one claim sees them: a row for each, with a dot where b stands against a, and below them
 * what follows from all together, with its bounds. The line of the claim goes through all rows.
 */
final class PairChart {

    private static final int LEFT = 52;
    private static final int RIGHT = 16;
    private static final int TOP = 22;
    private static final int ROW = 16;
    private static final int BELOW = 26;

    private final Markup page;
    private final Svg svg;
    private final ExperimentResult experiment;
    private final Verdict verdict;
    private final Claim claim;
    private final RatioScale scale;

    PairChart(Markup page, ExperimentResult experiment, Verdict verdict) {
        this.page = page;
        this.svg = new Svg(page);
        this.experiment = experiment;
        this.verdict = verdict;
        this.claim = (Claim) verdict.objective().objective();
        this.scale = RatioScale.covering(shown());
    }

    private DoubleStream shown() {
        Evidence evidence = verdict.evidence();
        Stream<OptionalDouble> ofPairs =
                experiment.pairs().stream().flatMap(pair -> Stream.of(ratio(pair), ratioOfControl(pair)));
        return Stream.concat(
                        ofPairs,
                        Stream.of(
                                OptionalDouble.of(claim.limitValue()),
                                evidence.observed(),
                                evidence.lower(),
                                evidence.upper()))
                .flatMapToDouble(OptionalDouble::stream);
    }

    void draw() {
        page.add("<div class='chart'><p class='caption'><b>{}</b> b against a in each pair", claim.metric());
        if (experiment.isControlled()) {
            page.add("; hollow: a against itself");
        }
        page.add("</p>\n");
        int rows = experiment.pairs().size();
        int height = (rows + 2) * ROW;
        page.add(
                "<table class='frame' width='100%' border='0' cellspacing='0' cellpadding='0' role='presentation'>"
                        + "<tr><td width='{}'>&#160;</td><td>",
                LEFT);
        svg.open(TOP + height + BELOW, words());
        page.add("<g transform='translate(0 {})'>", TOP);
        axis(height);
        for (int i = 0; i < rows; i++) {
            row(i + 1, y(i), experiment.pairs().get(i));
        }
        claim(height);
        together(y(rows) + ROW / 2.0);
        page.add("</g>");
        svg.close();
        page.add("</td><td width='{}'>&#160;</td></tr></table></div>\n", RIGHT);
    }

    private String words() {
        return VerdictWords.objective(verdict) + ": " + VerdictWords.figures(verdict);
    }

    private static double y(int row) {
        return (row + 0.5) * ROW;
    }

    private void axis(int height) {
        for (double tick : scale.ticks()) {
            svg.vertical(
                    scale.share(tick), 0, height, new Svg.Stroke(tick == 1 ? Ink.WITHIN : Ink.GRID, tick == 1 ? 2 : 1));
            svg.word(RatioScale.words(tick), new Svg.Spot(scale.share(tick), 0, height + 19.0, Svg.Anchor.MIDDLE));
        }
    }

    private void row(int number, double y, ExperimentPair pair) {
        svg.word(String.valueOf(number), new Svg.Spot(0, -8, y + 4, Svg.Anchor.END));
        ratioOfControl(pair)
                .ifPresent(ratio -> page.add(
                        "<circle cx='{}' cy='{}' r='4' fill='none' stroke='{}' stroke-width='1.5'/>",
                        Svg.share(scale.share(ratio)),
                        y,
                        Ink.SERVICE.colour()));
        ratio(pair).ifPresent(ratio -> svg.dot(scale.share(ratio), y, 4.5, Ink.P95));
    }

    private void claim(int height) {
        double x = scale.share(claim.limitValue());
        svg.vertical(x, -4, height, new Svg.Stroke(Ink.LIMIT, 2));
        Svg.Anchor anchor = x < 0.5 ? Svg.Anchor.START : Svg.Anchor.END;
        svg.strongWord(
                claim.isUpperLimit() ? "← claimed" : "claimed →",
                new Svg.Spot(x, x < 0.5 ? -2 : 2, -10, anchor),
                Ink.LIMIT);
    }

    /** Draws the estimate over all pairs and the bar between its bounds. */
    private void together(double y) {
        Evidence evidence = verdict.evidence();
        if (evidence.observed().isEmpty()) {
            return;
        }
        Ink ink = Ink.of(verdict.state());
        svg.word("all", new Svg.Spot(0, -8, y + 4, Svg.Anchor.END));
        double from = scale.share(evidence.lower().orElseThrow());
        double to = scale.share(evidence.upper().orElseThrow());
        svg.horizontal(from, to, y, new Svg.Stroke(ink, 3));
        for (double end : List.of(from, to)) {
            svg.vertical(end, y - 6, y + 6, new Svg.Stroke(ink, 2));
        }
        svg.dot(scale.share(evidence.observed().getAsDouble()), y, 5.5, ink);
    }

    private OptionalDouble ratio(ExperimentPair pair) {
        return claim.ratio(pair.a(), pair.b());
    }

    private OptionalDouble ratioOfControl(ExperimentPair pair) {
        return pair.control().map(control -> claim.ratio(pair.a(), control)).orElse(OptionalDouble.empty());
    }
}
