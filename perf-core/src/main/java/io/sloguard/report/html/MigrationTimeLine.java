package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.BuildPhase;
import io.sloguard.result.LockWait;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.ResponseMaxima;
import io.sloguard.result.ScaledControl;
import io.sloguard.result.Span;
import io.sloguard.slo.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The greatest response times along one trial, with what happened meanwhile as bands below. */
final class MigrationTimeLine {

    private static final int HEIGHT = 220;
    private static final int BAND = 18;
    private static final int BANDS = 3 * BAND + 6;
    private static final double SECOND_NANOS = 1e9;

    private final Markup page;
    private final MigrationTrial trial;
    private final ChartFrame frame;
    private final Svg svg;
    private final List<Verdict> limits;
    private final TimeScale time;

    /**
     * Creates the chart of one trial.
     *
     * @param limits the verdicts whose limits are drawn
     */
    MigrationTimeLine(Markup page, MigrationTrial trial, LatencyScale scale, List<Verdict> limits) {
        this.page = page;
        this.trial = trial;
        this.frame = new ChartFrame(page, scale, HEIGHT);
        this.svg = frame.svg();
        this.limits = limits;
        ResponseMaxima maxima = trial.maxima();
        double nanos = (double) maxima.slotNanos() * maxima.maximaNanos().size();
        this.time = new TimeScale((int) Math.max(1, Math.ceil(nanos / SECOND_NANOS)));
    }

    /** Returns the scale that proof and controls share, so that the same height means the same in all. */
    static LatencyScale scale(MigrationResult result, List<Verdict> limits) {
        LongStream maxima = Stream.of(
                        result.proof(), result.control(), result.scaledControl().map(ScaledControl::trial))
                .flatMap(Optional::stream)
                .flatMapToLong(trial -> trial.maxima().maximaNanos().stream().mapToLong(Long::longValue));
        LongStream limited = limits.stream()
                .mapToLong(verdict -> (long) verdict.objective().objective().limitValue());
        long[] shown = LongStream.concat(maxima, limited)
                .filter(nanos -> nanos > 0)
                .sorted()
                .toArray();
        return shown.length == 0
                ? LatencyScale.covering(1_000_000L, 1_000_000_000L)
                : LatencyScale.covering(shown[0], shown[shown.length - 1]);
    }

    void draw(String name) {
        frame.open(name + ": the greatest response times over " + time.seconds() + " seconds", BANDS);
        svg.zone(share(trial.during().fromNanos()), share(trial.during().toNanos()), HEIGHT, Ink.FEW);
        frame.latencies();
        frame.seconds(time, BANDS);
        bars();
        bands();
        limits();
        frame.close();
    }

    private double share(long nanos) {
        return Math.max(0, Math.min(1, time.share(nanos / SECOND_NANOS)));
    }

    private void bars() {
        ResponseMaxima maxima = trial.maxima();
        double slot = maxima.slotNanos() / SECOND_NANOS / time.seconds();
        for (int i = 0; i < maxima.maximaNanos().size(); i++) {
            long nanos = maxima.maximaNanos().get(i);
            if (nanos > 0) {
                page.add(
                        "<rect x='{}' width='{}' y='{}' height='{}' fill='{}'><title>{} s: {} ms</title></rect>",
                        Svg.share(i * slot),
                        Svg.share(slot * 0.8),
                        frame.y(nanos),
                        HEIGHT - frame.y(nanos),
                        Ink.P95.colour(),
                        i * maxima.slotNanos() / SECOND_NANOS,
                        Figures.millis(nanos));
            }
        }
    }

    private void bands() {
        trial.openTransaction().ifPresent(open -> band(0, open, Ink.SERVICE, "a transaction was left open"));
        band(1, trial.during(), Ink.WITHIN, trial.change());
        for (BuildPhase phase : trial.watch().phases()) {
            band(1, phase.span(), phase.blockers().isEmpty() ? Ink.P99 : Ink.P50, phase.name());
        }
        for (LockWait wait : trial.watch().waits()) {
            band(2, wait.span(), Ink.BROKEN, "session " + wait.session() + " waited for " + wait.table());
        }
        String[] names = {"open", "migration", "waits"};
        for (int row = 0; row < names.length; row++) {
            svg.word(names[row], new Svg.Spot(0, -8, bandMiddle(row) + 4, Svg.Anchor.END));
        }
    }

    private static double bandMiddle(int row) {
        return HEIGHT + 6 + BAND * (row + 0.5);
    }

    private void band(int row, Span span, Ink ink, String words) {
        double from = share(span.fromNanos());
        page.add(
                "<rect x='{}' width='{}' y='{}' height='{}' fill='{}'><title>{}, {} ms</title></rect>",
                Svg.share(from),
                Svg.share(Math.max(0.002, share(span.toNanos()) - from)),
                bandMiddle(row) - BAND / 2.0 + 3,
                BAND - 6,
                ink.colour(),
                Excerpt.of(words),
                Figures.millis(span.nanos()));
    }

    private void limits() {
        double[] wished = limits.stream()
                .mapToDouble(verdict -> frame.y(verdict.objective().objective().limitValue()) - 5)
                .toArray();
        double[] places = Labels.apart(wished, -8, HEIGHT - 4.0);
        for (int i = 0; i < places.length; i++) {
            svg.dashedHorizontal(wished[i] + 5, new Svg.Stroke(Ink.LIMIT, 1.25));
            svg.strongWord(
                    VerdictWords.objective(limits.get(i)), new Svg.Spot(1, -4, places[i], Svg.Anchor.END), Ink.LIMIT);
        }
    }
}
