package io.sloguard.report;

import io.sloguard.slo.Evidence;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;

/** What the HTML report says about verdicts, in the words of the console. */
final class VerdictWords {

    private VerdictWords() {}

    static String symbol(VerdictState state) {
        return Symbols.UNICODE.of(state);
    }

    /** Returns the symbol and the word: {@code ✖ broken}. */
    static String of(VerdictState state) {
        return symbol(state) + " " + ConsoleReport.word(state);
    }

    /** Returns the objective as the grammar writes it, with the typographic comparison: {@code p95 ≤ 215ms}. */
    static String objective(Verdict verdict) {
        return Symbols.UNICODE.comparisons(verdict.objective().objective().toString());
    }

    /** Returns the observed value with its unit; a dash if there is none. */
    static String observed(Verdict verdict) {
        return verdict.evidence().observed().isPresent()
                ? Figures.observed(verdict.objective(), verdict.evidence())
                : "–";
    }

    /** Returns the bounds, {@code [229, 242]}; a dash if there are none. */
    static String bounds(Verdict verdict) {
        String bounds = Figures.bounds(verdict.objective(), verdict.evidence());
        return bounds.isEmpty() ? "–" : bounds;
    }

    /** Returns why it was decided so, and what would decide it. */
    static String reason(Verdict verdict) {
        Evidence evidence = verdict.evidence();
        return verdict.reason()
                + (evidence.moreOperations().isPresent()
                        ? "; about " + Figures.count(evidence.moreOperations().getAsLong())
                                + " more operations would decide"
                        : "");
    }
}
