package io.sloguard.report.export;

import java.math.BigDecimal;

/**
 * Writes OpenMetrics text: families one after another, each with its samples. Mutable, for one text and one thread.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">the specification</a>
 */
final class OpenMetrics {

    private final StringBuilder out = new StringBuilder();
    private String name = "";

    /** Begins a family, whose samples follow. Its name ends with its unit, if it has one. */
    void family(String family, String type, String unit, String help) {
        name = family;
        out.append("# TYPE ").append(family).append(' ').append(type).append('\n');
        if (!unit.isEmpty()) {
            out.append("# UNIT ").append(family).append(' ').append(unit).append('\n');
        }
        out.append("# HELP ").append(family).append(' ').append(escaped(help)).append('\n');
    }

    /**
     * Adds a sample to the family.
     *
     * @param suffix what follows the name of the family; empty for most types
     * @param value the value
     * @param labels the names of the labels, each followed by its value
     */
    void sample(String suffix, BigDecimal value, String... labels) {
        out.append(name).append(suffix).append('{');
        for (int i = 0; i < labels.length; i += 2) {
            out.append(i == 0 ? "" : ",").append(labels[i]).append("=\"");
            out.append(escaped(labels[i + 1])).append('"');
        }
        out.append("} ").append(value.toPlainString()).append('\n');
    }

    /** Returns the text with its last line. */
    String end() {
        return out + "# EOF\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", "\\\\n");
    }
}
