package io.sloguard.report;

import io.sloguard.config.EffectiveValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The text by which a plan is explained: a line for each value, with its origin. Immutable. */
public final class ExplanationReport {

    /** Longer names and origins push what follows to the right, instead of making every line wide. */
    private static final int WIDEST = 50;

    private final String title;
    private final List<EffectiveValue> values;

    /**
     * Creates the text.
     *
     * @param title the line above the values
     * @param values the values
     */
    public ExplanationReport(String title, List<EffectiveValue> values) {
        this.title = Objects.requireNonNull(title, "title");
        this.values = List.copyOf(values);
    }

    /** Returns its lines. */
    public List<ReportLine> lines() {
        int name = width(values.stream().map(EffectiveValue::name).toList());
        int origin = width(values.stream().map(EffectiveValue::origin).toList());
        String format = "  %-" + name + "s  %-" + origin + "s  %s";
        List<ReportLine> lines = new ArrayList<>();
        lines.add(ReportLine.info(title));
        values.forEach(value -> lines.add(
                ReportLine.info(String.format(Locale.ROOT, format, value.name(), value.origin(), value.value()))));
        return lines;
    }

    private static int width(List<String> texts) {
        return Math.min(WIDEST, texts.stream().mapToInt(String::length).max().orElse(1));
    }
}
