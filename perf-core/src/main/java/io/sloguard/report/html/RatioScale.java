package io.sloguard.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The logarithmic axis of ratios of a chart, on which twice as much is as far from no difference as half as much. It covers
 * everything that is shown, and no difference.
 *
 * @param low the ratio at the left end, more than 0
 * @param high the ratio at the right end, more than the lowest
 */
record RatioScale(double low, double high) {

    private static final double LEAST = 1e-4;
    private static final double GREATEST = 1e4;
    private static final double LEAST_SPAN = 0.02;
    private static final double MARGIN = 0.06;
    private static final double LEAST_DISTANCE = 0.11;

    /** In the order in which they are wanted. */
    private static final List<Integer> PERCENTS = List.of(
            0, -50, 100, -90, 900, -75, 300, -30, 50, -20, 20, -10, 10, -95, -99, -5, 5, -2, 2, -1, 1, -60, -80, -40,
            30, 200, 500);

    /** Returns the scale on which all of these ratios can be shown. */
    static RatioScale covering(DoubleStream ratios) {
        double[] logarithms = DoubleStream.concat(DoubleStream.of(1), ratios)
                .map(ratio -> Math.log(Math.max(LEAST, Math.min(ratio, GREATEST))))
                .sorted()
                .toArray();
        double least = logarithms[0];
        double greatest = logarithms[logarithms.length - 1];
        double margin = Math.max(LEAST_SPAN, (greatest - least) * MARGIN);
        return new RatioScale(Math.exp(least - margin), Math.exp(greatest + margin));
    }

    /** Returns where a ratio stands: 0 at the left end, 1 at the right; what is beyond an end stands there. */
    double share(double ratio) {
        double within = Math.max(low, Math.min(ratio, high));
        return Math.log(within / low) / Math.log(high / low);
    }

    /** Returns the ratios to be named below the axis, ascending, far enough from each other for their words. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int percent : PERCENTS) {
            double ratio = (100 + percent) / 100.0;
            if (ratio > low
                    && ratio < high
                    && ticks.stream().allMatch(tick -> Math.abs(share(tick) - share(ratio)) >= LEAST_DISTANCE)) {
                ticks.add(ratio);
            }
        }
        ticks.sort(Comparator.naturalOrder());
        return ticks;
    }

    /** Returns a tick as the change that it is: {@code −50 %}. */
    static String words(double tick) {
        long percent = Math.round((tick - 1) * 100);
        String sign = percent > 0 ? "+" : "";
        return (percent < 0 ? "−" : sign) + Math.abs(percent) + " %";
    }
}
