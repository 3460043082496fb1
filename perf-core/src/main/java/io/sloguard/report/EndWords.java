package io.sloguard.report;

import io.sloguard.result.EarlyEnd;
import java.time.Duration;

/** That a scenario was ended early, in one sentence. */
public final class EndWords {

    private EndWords() {}

    /** Returns when and why it ended, and what was cancelled by that. */
    public static String of(EarlyEnd end) {
        return "ended after " + Figures.duration(Duration.ofNanos(end.atNanos())) + " because " + end.reason() + "; "
                + Figures.count(end.cancelled()) + " of " + Figures.count(end.planned())
                + " planned operations were cancelled";
    }
}
