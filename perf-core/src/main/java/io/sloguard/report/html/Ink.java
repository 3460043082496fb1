package io.sloguard.report.html;

import io.sloguard.slo.VerdictState;

/**
 * What a colour of the HTML report stands for. Each role has a colour of its own, written into the markup as attributes,
 * so that the report is readable where style sheets are blocked; the style sheet replaces them, by their value, for dark
 * screens. No colour says anything that a word or a symbol does not say too.
 */
enum Ink {
    /** An objective that held. */
    HELD("#0b7a5c"),
    /** A broken objective. */
    BROKEN("#b4232f"),
    /** An undecided objective. */
    UNDECIDED("#925300"),
    /** An objective of which nothing trustworthy is known: not measured, invalid, vacuous. */
    UNMEASURED("#6a4a9c"),
    /** Words of second rank and the labels of axes. */
    MUTED("#5a6472"),
    /** Lines of the grid and tracks. */
    GRID("#e2e6ec"),
    /** The part of a track that is within the limit. */
    WITHIN("#cfd6df"),
    /** The mark of a limit. */
    LIMIT("#1b2330"),
    /** The paper behind the marks. */
    PAPER("#ffffff"),
    /** The median. */
    P50("#7ba7e8"),
    /** The 95th percentile. */
    P95("#3b73d1"),
    /** The 99th percentile, and response times. */
    P99("#173f8a"),
    /** Service times. */
    SERVICE("#7a8594"),
    /** The part of a spectrum that rests on few operations. */
    FEW("#f0f2f5"),
    /** The part of a spectrum that is errors. */
    ERRORS("#fbeaec");

    private final String colour;

    Ink(String colour) {
        this.colour = colour;
    }

    static Ink of(VerdictState state) {
        return switch (state) {
            case PASS -> HELD;
            case FAIL -> BROKEN;
            case INCONCLUSIVE, INSUFFICIENT -> UNDECIDED;
            case NO_DATA, INVALID, VACUOUS -> UNMEASURED;
        };
    }

    /** Returns the colour as {@code #rrggbb}. */
    String colour() {
        return colour;
    }
}
