package io.sloguard.report;

import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.Objective;
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
    private static final int MOST_NINES = 5;
    private static final int FEW = 10;
    private static final double NEAR_LEFT = 0.25;
    private static final double NEAR_RIGHT = 0.7;
    private static final List<String> TICKS = List.of("50", "90", "99", "99.9", "99.99", "99.999");

    private final ChartFrame frame;
    private final Svg svg;
    private final Markup page;
    private final ScenarioResult scenario;
    private final List<LimitMark> limits;
    private final double nines;

    PercentileSpectrum(Markup page, ScenarioResult scenario, LatencyScale scale, List<LimitMark> limits) {
        this.page = page;
        this.frame = new ChartFrame(page, scale, HEIGHT);
        this.svg = frame.svg();
        this.scenario = scenario;
        this.limits = limits.stream().filter(limit -> quantile(limit) > 0).toList();
        this.nines =
                Math.max(2, Math.min(MOST_NINES, Math.log10((double) scenario.counts().scheduled())));
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
        svg.openStretched(UNITS, 0, HEIGHT);
        if (!scenario.latencies().service().isEmpty()) {
            svg.dashedPath(steps(scenario.latencies().service()::quantileNanos, nines), Ink.SERVICE, 1.5);
        }
        if (!scenario.latencies().success().isEmpty()) {
            svg.path(steps(scenario::quantileNanos, endOfSuccesses()), Ink.P99, 2);
        }
        svg.close();
        ceilings();
        frame.close();
    }

    /** Shades what rests on fewer than ten operations, and what is no latency but errors. */
    private void zones() {
        double few = Math.max(0, Math.log10((double) scenario.counts().scheduled() / FEW)) / nines;
        if (few < 1) {
            svg.rectangle(few, 1, 0, HEIGHT, Ink.FEW);
            svg.word("under 10 operations", 1, -4, HEIGHT - 6.0, Svg.Anchor.END);
        }
        double errors = endOfSuccesses() / nines;
        if (errors < 1) {
            svg.rectangle(errors, 1, 0, HEIGHT, Ink.ERRORS);
            svg.strongWord("errors", 1, -4, 14, Svg.Anchor.END, Ink.BROKEN);
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
            double x = share(Double.parseDouble(tick) / 100);
            if (x <= 1) {
                svg.vertical(x, 0, HEIGHT, Ink.GRID, 1);
                svg.word(tick + " %", x, 0, HEIGHT + 19.0, Svg.Anchor.MIDDLE);
            }
        }
    }

    private double share(double quantile) {
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

    private void ceilings() {
        limits.forEach(this::ceiling);
        limits.forEach(this::observed);
        List<Place> wished = limits.stream().map(this::place).toList();
        double[] places = Labels.apart(wished.stream().mapToDouble(Place::y).toArray(), -4, HEIGHT - 4.0);
        for (int i = 0; i < places.length; i++) {
            LimitMark limit = limits.get(i);
            Place place = wished.get(i);
            svg.strongWord(limit.words(), x(limit), place.pixels(), places[i], place.anchor(), limit.ink());
        }
    }

    /** Where the words of a ceiling stand: the line rises, so it leaves room on its upper left and its lower right. */
    private record Place(double pixels, double y, Svg.Anchor anchor) {}

    private Place place(LimitMark limit) {
        double y = frame.y(limit.nanos());
        boolean isUnderTheLine = limit.verdict().evidence().observed().orElse(0) > limit.nanos();
        if (isUnderTheLine && x(limit) < NEAR_RIGHT) {
            return new Place(22, y + 4, Svg.Anchor.START);
        }
        if (isUnderTheLine) {
            return new Place(14, y + 16, Svg.Anchor.END);
        }
        return x(limit) < NEAR_LEFT
                ? new Place(-14, y - 10, Svg.Anchor.START)
                : new Place(-22, y + 4, Svg.Anchor.END);
    }

    private double x(LimitMark limit) {
        return Math.min(1, share(quantile(limit)));
    }

    private void ceiling(LimitMark limit) {
        page.add(
                "<svg x='{}' y='{}' overflow='visible'><path d='M-16 0H16M-12 0l5-6M-4 0l5-6M4 0l5-6' fill='none'"
                        + " stroke='{}' stroke-width='2'/></svg>",
                Svg.share(x(limit)),
                frame.y(limit.nanos()),
                Ink.LIMIT.colour());
    }

    private void observed(LimitMark limit) {
        double x = x(limit);
        Evidence evidence = limit.verdict().evidence();
        if (evidence.observed().isPresent()) {
            double observed = evidence.observed().getAsDouble();
            double lower = evidence.lower().orElse(observed);
            double upper = evidence.upper().orElse(observed);
            svg.vertical(x, frame.y(upper), frame.y(lower), limit.ink(), 2);
            svg.dot(x, frame.y(observed), 4.5, limit.ink());
        }
    }

    /** The percentile that an objective limits; 0 if it limits none. */
    private static double quantile(LimitMark limit) {
        return limit.verdict().objective().objective() instanceof Objective.LatencyQuantile latency
                ? latency.quantile().share()
                : 0;
    }
}
