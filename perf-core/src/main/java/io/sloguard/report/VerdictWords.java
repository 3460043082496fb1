package io.sloguard.report;

import io.sloguard.slo.Evidence;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.ArrayList;
import java.util.List;

/** What reports say about verdicts, in the words of the console. */
public final class VerdictWords {

    private VerdictWords() {}

    /** Returns the symbol of a state: {@code ✔}, {@code ✖}, {@code ?} or {@code !}. */
    public static String symbol(VerdictState state) {
        return Symbols.UNICODE.of(state);
    }

    /** Returns the symbol and the word: {@code ✖ broken}. */
    public static String of(VerdictState state) {
        return symbol(state) + " " + ConsoleReport.word(state);
    }

    /** Returns the objective as the grammar writes it, with the typographic comparison: {@code p95 ≤ 215ms}. */
    public static String objective(Verdict verdict) {
        return Symbols.UNICODE.comparisons(verdict.objective().objective().toString());
    }

    /** Returns the observed value with its unit; a dash if there is none. */
    public static String observed(Verdict verdict) {
        return verdict.evidence().observed().isPresent()
                ? Figures.observed(verdict.objective(), verdict.evidence())
                : "–";
    }

    /** Returns the bounds, {@code [229, 242]}; a dash if there are none. */
    public static String bounds(Verdict verdict) {
        String bounds = Figures.bounds(verdict.objective(), verdict.evidence());
        return bounds.isEmpty() ? "–" : bounds;
    }

    /**
     * Returns what was decided and the figures in one line: {@code broken, observed 444 ms, 95 % bounds [417, 479], n
     * 6,000}.
     */
    public static String figures(Verdict verdict) {
        List<String> parts = new ArrayList<>(List.of(ConsoleReport.word(verdict.state())));
        if (verdict.evidence().observed().isPresent()) {
            parts.add("observed " + observed(verdict));
        }
        String bounds = Figures.bounds(verdict.objective(), verdict.evidence());
        if (!bounds.isEmpty()) {
            parts.add(Figures.boundsName(verdict.evidence()) + " " + bounds);
        }
        parts.add("n " + Figures.count(verdict.evidence().operations()));
        return String.join(", ", parts);
    }

    /** Returns why it was decided so, and what would decide it. */
    public static String reason(Verdict verdict) {
        Evidence evidence = verdict.evidence();
        return verdict.reason()
                + (evidence.moreOperations().isPresent()
                        ? "; about " + Figures.count(evidence.moreOperations().getAsLong())
                                + " more operations would decide"
                        : "");
    }
}
