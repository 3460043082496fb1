package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Evidence;
import java.util.List;
import java.util.function.DoubleToLongFunction;

/**
 * The latency at every percentile, stretched so that each further nine takes the same width. Response and service times
 * are lines; each objective about a percentile is a ceiling under which the line has to pass, with its observed value and
 * bounds.
 */
final class PercentileSpectrum {

    private static final int HEIGHT = 240;
    private static final int UNITS = 1000;
    private static final int STEPS_PER_NINE = 30;
    private static final int FEWEST_NINES = 2;
    private static final int MOST_NINES = 5;
    private static final int FEW = 10;
    private static final double NEAR_LEFT = 0.25;
    private static final double NEAR_RIGHT = 0.7;
    private static final List<String> TICKS = List.of("50", "90", "99", "99.9", "99.99", "99.999");

    private final ChartFrame frame;
    private final Svg svg;
    private final Markup page;
    private final ScenarioResult scenario;
    private final double nines;
    private final List<Ceiling> ceilings;

    /** A limit and where its percentile stands. */
    private record Ceiling(LimitMark limit, double x) {}

    PercentileSpectrum(Markup page, ScenarioResult scenario, LatencyScale scale, List<LimitMark> limits) {
        this.page = page;
        this.frame = new ChartFrame(page, scale, HEIGHT);
        this.svg = frame.svg();
        this.scenario = scenario;
        this.nines = Math.max(FEWEST_NINES, Math.min(MOST_NINES, Math.log10((double)
                scenario.counts().scheduled())));
        this.ceilings = limits.stream()
                .flatMap(limit ->
                        limit.quantile().stream().map(quantile -> new Ceiling(limit, Math.min(1, x(quantile.share())))))
                .toList();
    }

    void draw() {
        frame.open(
                "Latency by percentile: median " + Figures.millis(scenario.quantileNanos(0.5)) + " ms, p95 "
                        + Figures.millis(scenario.quantileNanos(0.95)) + " ms, p99 "
                        + Figures.millis(scenario.quantileNanos(0.99)) + " ms",
                0);
        zones();
        frame.latencies();
        percentiles();
        svg.openStretched(UNITS, HEIGHT);
        if (!scenario.latencies().service().isEmpty()) {
            svg.dashedPath(
                    steps(scenario.latencies().service()::quantileNanos, nines), new Svg.Stroke(Ink.SERVICE, 1.5));
        }
        if (!scenario.latencies().success().isEmpty()) {
            svg.path(steps(scenario::quantileNanos, endOfSuccesses()), new Svg.Stroke(Ink.P99, 2));
        }
        svg.close();
        ceilings.forEach(this::ceiling);
        ceilings.forEach(this::observed);
        words();
        frame.close();
    }

    /** Shades what rests on fewer than ten operations, and what is no latency but errors. */
    private void zones() {
        double few = Math.max(0, Math.log10((double) scenario.counts().scheduled() / FEW)) / nines;
        if (few < 1) {
            svg.zone(few, 1, HEIGHT, Ink.FEW);
            svg.word("under 10 operations", new Svg.Spot(1, -4, HEIGHT - 6.0, Svg.Anchor.END));
        }
        double errors = endOfSuccesses() / nines;
        if (errors < 1) {
            svg.zone(errors, 1, HEIGHT, Ink.ERRORS);
            svg.strongWord("errors", new Svg.Spot(1, -4, 14, Svg.Anchor.END), Ink.BROKEN);
        }
    }

    /** Returns after how many nines the operations begin that did not succeed, at most where the chart ends. */
    private double endOfSuccesses() {
        long errors = scenario.counts().errors();
        return errors == 0
                ? nines
                : Math.min(nines, Math.log10((double) scenario.counts().scheduled() / errors));
    }

    private void percentiles() {
        for (String tick : TICKS) {
            double x = x(Double.parseDouble(tick) / 100);
            if (x <= 1) {
                svg.vertical(x, 0, HEIGHT, new Svg.Stroke(Ink.GRID, 1));
                svg.word(tick + " %", new Svg.Spot(x, 0, HEIGHT + 19.0, Svg.Anchor.MIDDLE));
            }
        }
    }

    private double x(double quantile) {
        return -Math.log10(1 - quantile) / nines;
    }

    private StringBuilder steps(DoubleToLongFunction quantileNanos, double untilNines) {
        StringBuilder steps = new StringBuilder();
        double last = -1;
        int count = (int) Math.ceil(STEPS_PER_NINE * untilNines);
        for (int i = 0; i <= count; i++) {
            double reached = untilNines * i / count;
            double y = frame.y(quantileNanos.applyAsLong(1 - Math.pow(10, -reached)));
            if (y != last || i == count) {
                steps.append(i == 0 ? 'M' : 'L')
                        .append(Markup.number(reached / nines * UNITS))
                        .append(' ')
                        .append(Markup.number(y));
            }
            last = y;
        }
        return steps;
    }

    private void ceiling(Ceiling ceiling) {
        page.add(
                "<svg x='{}' y='{}' overflow='visible'><path d='M-16 0H16M-12 0l5-6M-4 0l5-6M4 0l5-6' fill='none'"
                        + " stroke='{}' stroke-width='2'/></svg>",
                Svg.share(ceiling.x()),
                frame.y(ceiling.limit().nanos()),
                Ink.LIMIT.colour());
    }

    private void observed(Ceiling ceiling) {
        Evidence evidence = ceiling.limit().verdict().evidence();
        Ink ink = ceiling.limit().ink();
        if (evidence.observed().isPresent()) {
            double observed = evidence.observed().getAsDouble();
            double lower = evidence.lower().orElse(observed);
            double upper = evidence.upper().orElse(observed);
            svg.vertical(ceiling.x(), frame.y(upper), frame.y(lower), new Svg.Stroke(ink, 2));
            svg.dot(ceiling.x(), frame.y(observed), 4.5, ink);
        }
    }

    private void words() {
        List<Svg.Spot> wished = ceilings.stream().map(this::spot).toList();
        double[] places = Labels.apart(wished.stream().mapToDouble(Svg.Spot::y).toArray(), -12, HEIGHT - 4.0);
        for (int i = 0; i < places.length; i++) {
            LimitMark limit = ceilings.get(i).limit();
            Svg.Spot spot = wished.get(i);
            svg.strongWord(limit.words(), new Svg.Spot(spot.x(), spot.pixels(), places[i], spot.anchor()), limit.ink());
        }
    }

    /** Returns where the words stand best: the line rises, so it leaves room on its upper left and its lower right. */
    private Svg.Spot spot(Ceiling ceiling) {
        double x = ceiling.x();
        double y = frame.y(ceiling.limit().nanos());
        boolean isUnderTheLine = ceiling.limit().verdict().evidence().observed().orElse(0)
                > ceiling.limit().nanos();
        if (isUnderTheLine) {
            return x < NEAR_RIGHT
                    ? new Svg.Spot(x, 22, y + 4, Svg.Anchor.START)
                    : new Svg.Spot(x, 14, y + 16, Svg.Anchor.END);
        }
        return x < NEAR_LEFT
                ? new Svg.Spot(x, -14, y - 10, Svg.Anchor.START)
                : new Svg.Spot(x, -22, y + 4, Svg.Anchor.END);
    }
}
