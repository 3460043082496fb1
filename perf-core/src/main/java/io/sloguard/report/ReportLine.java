package io.sloguard.report;

import java.util.Objects;

/**
 * One line of a text report.
 *
 * @param level how important it is
 * @param text the line, without a line break
 */
public record ReportLine(Level level, String text) {

    /** How important a line is. */
    public enum Level {
        /** Worth knowing. */
        INFO,
        /** To be looked at, although it does not break the build. */
        WARNING,
        /** Breaks the build. */
        ERROR
    }

    public ReportLine {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(text, "text");
    }

    static ReportLine info(String text) {
        return new ReportLine(Level.INFO, text);
    }

    static ReportLine warning(String text) {
        return new ReportLine(Level.WARNING, text);
    }

    static ReportLine error(String text) {
        return new ReportLine(Level.ERROR, text);
    }
}
