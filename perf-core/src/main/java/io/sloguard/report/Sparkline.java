package io.sloguard.report;

import java.util.List;

/** A series as one word: a letter for each value, higher for greater ones. */
final class Sparkline {

    private static final String UNICODE = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-~=+*#";

    private Sparkline() {}

    /** Returns the last values of a series as at most so many letters. */
    static String of(List<Double> values, int most, Symbols symbols) {
        List<Double> shown = values.subList(Math.max(0, values.size() - most), values.size());
        double least = shown.stream().mapToDouble(value -> value).min().orElse(0);
        double greatest = shown.stream().mapToDouble(value -> value).max().orElse(0);
        String letters = symbols == Symbols.UNICODE ? UNICODE : ASCII;
        StringBuilder line = new StringBuilder();
        for (double value : shown) {
            double height = greatest == least ? 0.5 : (value - least) / (greatest - least);
            line.append(letters.charAt((int) Math.min(letters.length() - 1.0, height * letters.length())));
        }
        return line.toString();
    }
}
