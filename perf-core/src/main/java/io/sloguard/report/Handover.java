package io.sloguard.report;

import java.util.List;
import java.util.Objects;

/**
 * How a run ended, in words: what a forked JVM hands over beside the result file. Immutable.
 *
 * @param ending how the run ended
 * @param lines the text report, empty if nothing was measured
 * @param message why the build breaks, several lines; empty if it does not
 */
public record Handover(Ending ending, List<ReportLine> lines, String message) {

    public Handover {
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(message, "message");
        lines = List.copyOf(lines);
    }

    /** Returns the handover of a run that ended without a measurement. */
    public static Handover failed(Ending ending, String message) {
        return new Handover(ending, List.of(), message);
    }
}
