package io.sloguard.report.export;

import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunMetric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs under the same conditions as a table that Apache Otava imports: {@code type: csv}, {@code time_column: time},
 * {@code attributes: [commit, run]}. Latencies are milliseconds. A figure that a run does not have is empty.
 */
public final class OtavaCsv {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss +0000", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final MathContext DIGITS = new MathContext(12);
    private static final int MILLI_DIGITS = 6;

    private OtavaCsv() {}

    /** Returns the table, the oldest run first. */
    public static String of(BaselineHistory history, BaselineKey key) {
        List<RunMetric> metrics = List.of(RunMetric.values());
        String head =
                "time,commit,run," + metrics.stream().map(OtavaCsv::column).collect(Collectors.joining(",")) + "\n";
        return history.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(BaselineEntry::figures)
                .map(run -> row(run, metrics))
                .collect(Collectors.joining("", head, ""));
    }

    /** A dot would be part of a path where Otava sends metrics. */
    private static String column(RunMetric metric) {
        return metric.toString().replace('.', '_') + (metric.isLatency() ? "_ms" : "");
    }

    private static String row(RunFigures run, List<RunMetric> metrics) {
        return Stream.concat(
                                Stream.of(TIME.format(run.startedAt()), word(run.commit()), word(run.runId())),
                                metrics.stream().map(metric -> value(run, metric)))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    /** Commits and ids come from outside; what could end a column stays out. */
    private static String word(String text) {
        return text.replaceAll("[^\\w.+-]", "_");
    }

    private static String value(RunFigures run, RunMetric metric) {
        if (run.value(metric).isEmpty()) {
            return "";
        }
        BigDecimal value = BigDecimal.valueOf(run.value(metric).getAsDouble()).round(DIGITS);
        return (metric.isLatency() ? value.movePointLeft(MILLI_DIGITS) : value)
                .stripTrailingZeros()
                .toPlainString();
    }
}
