package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.BaselineReference;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunMetric;
import io.sloguard.result.RunResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.slo.BaselineObjective;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The run among the earlier ones that it is compared with: a dot for each, the oldest at the left. */
final class BaselineSection {

    private static final int HEIGHT = 110;
    private static final double MARGIN = 0.08;

    private final Markup page;
    private final Svg svg;

    BaselineSection(Markup page) {
        this.page = page;
        this.svg = new Svg(page);
    }

    /** Writes the section; nothing if the run is compared with none. */
    void write(RunResult result, Judgement judgement) {
        if (result.baselines().isEmpty()) {
            return;
        }
        page.add("<section class='baselines'>\n<h2>Against earlier runs</h2>\n");
        for (BaselineReference reference : result.baselines()) {
            for (Verdict verdict : judgement.of(reference.key().scenario())) {
                if (verdict.objective().objective() instanceof BaselineObjective objective) {
                    chart(result, reference, verdict, objective.measured());
                }
            }
        }
        for (BaselineReference reference : result.baselines()) {
            SlowSection.of(page, result, reference.key().scenario(), DiagnosedRun.Part.CONFIRMATION);
        }
        page.add("</section>\n");
    }

    private void chart(RunResult result, BaselineReference reference, Verdict verdict, RunMetric metric) {
        page.add(
                "<div class='chart'><p class='caption'><b>{} {}</b> <font color='{}'>{}</font> {}</p>\n",
                reference.key().scenario(),
                VerdictWords.objective(verdict),
                Ink.of(verdict.state()).colour(),
                VerdictWords.of(verdict.state()),
                Excerpt.of(VerdictWords.reason(verdict)));
        List<RunFigures> earlier = reference.runs().stream()
                .filter(run -> run.value(metric).isPresent())
                .toList();
        OptionalDouble now =
                result.scenario(reference.key().scenario()).map(metric::of).orElse(OptionalDouble.empty());
        if (!earlier.isEmpty() && now.isPresent()) {
            List<Dot> dots = dots(earlier, reference, metric, now.getAsDouble(), Ink.of(verdict.state()));
            draw(
                    dots,
                    earlier.size(),
                    metric + " of this run and of " + Figures.counted(earlier.size(), "earlier run"));
        }
        page.add("</div>\n");
    }

    /**
     * One run.
     *
     * @param value its figure
     * @param ink its colour
     * @param words what it is, for the mouse
     */
    private record Dot(double value, Ink ink, String words) {}

    private static List<Dot> dots(
            List<RunFigures> earlier, BaselineReference reference, RunMetric metric, double now, Ink ink) {
        List<Dot> dots = new ArrayList<>();
        for (RunFigures run : earlier) {
            double value = run.value(metric).orElseThrow();
            dots.add(new Dot(
                    value, Ink.SERVICE, run.startedAt() + " " + run.commit() + ": " + Figures.figure(metric, value)));
        }
        dots.add(new Dot(now, ink, "this run: " + Figures.figure(metric, now)));
        reference
                .confirmation()
                .map(fresh -> fresh.value(metric))
                .filter(OptionalDouble::isPresent)
                .ifPresent(value -> dots.add(new Dot(
                        value.getAsDouble(), ink, "the fresh run: " + Figures.figure(metric, value.getAsDouble()))));
        return dots;
    }

    private void draw(List<Dot> dots, int earlier, String words) {
        double least = values(dots).min().orElseThrow();
        double greatest = values(dots).max().orElseThrow();
        double span = greatest == least ? 1 : greatest - least;
        svg.open(HEIGHT, words);
        for (double edge : edges(dots.subList(0, earlier))) {
            svg.dashedHorizontal(y((edge - least) / span), new Svg.Stroke(Ink.MUTED, 1));
        }
        for (int i = 0; i < dots.size(); i++) {
            Dot dot = dots.get(i);
            page.add("<g><title>{}</title>", dot.words());
            svg.dot((i + 0.5) / dots.size(), y((dot.value() - least) / span), i < earlier ? 4 : 6, dot.ink());
            page.add("</g>");
        }
        svg.close();
    }

    /** The least and the greatest of the earlier runs: the band. */
    private static double[] edges(List<Dot> earlier) {
        return new double[] {
            values(earlier).min().orElseThrow(), values(earlier).max().orElseThrow()
        };
    }

    private static DoubleStream values(List<Dot> dots) {
        return dots.stream().mapToDouble(Dot::value);
    }

    private static double y(double share) {
        return HEIGHT * (1 - MARGIN - share * (1 - 2 * MARGIN));
    }
}
