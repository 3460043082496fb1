package io.sloguard.report;

import io.sloguard.result.RunResult;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.VerdictState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A whole run in one sentence: what needs attention most, and of how many.
 *
 * @param state the state that its symbol and colour stand for
 * @param sentence the sentence
 * @param rest what became of the other objectives; empty if there is nothing to add
 */
public record Headline(VerdictState state, String sentence, String rest) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Returns the sentence for a judgement. */
    public static Headline of(Judgement judgement) {
        long total = judgement.verdicts().size();
        VerdictState urgent = Urgency.most(judgement.verdicts());
        int invariants = judgement.brokenInvariants().size();
        if (urgent != VerdictState.FAIL && invariants > 0) {
            return new Headline(VerdictState.FAIL, invariantWords(invariants), rest(judgement, VerdictState.FAIL));
        }
        List<String> rest = new ArrayList<>();
        if (invariants > 0) {
            rest.add(invariantWords(invariants));
        }
        if (!rest(judgement, urgent).isEmpty()) {
            rest.add(rest(judgement, urgent));
        }
        return new Headline(urgent, sentence(judgement, urgent, total), String.join(", ", rest));
    }

    /** Returns when a run was, and how long it took: {@code 24 Nov 2026 02:31 UTC · took 4 min 51 s}. */
    public static String when(RunResult result) {
        return WHEN.format(result.startedAt()) + " · took " + GeneratorWords.duration(result.elapsedNanos());
    }

    private static String sentence(Judgement judgement, VerdictState urgent, long total) {
        if (total == 0) {
            return "No objective was judged";
        }
        long count = judgement.count(urgent);
        String objectives = total == 1 ? "objective" : "objectives";
        if (urgent == VerdictState.PASS) {
            return total == 1 ? "The objective held" : "All " + total + " objectives held";
        }
        String with = urgent == VerdictState.INSUFFICIENT ? " with " : " ";
        return count + " of " + total + " " + objectives + with + ConsoleReport.word(urgent);
    }

    private static String rest(Judgement judgement, VerdictState urgent) {
        List<String> others = new ArrayList<>();
        for (VerdictState state : VerdictState.values()) {
            if (state != urgent && judgement.count(state) > 0) {
                String with = state == VerdictState.INSUFFICIENT ? " with " : " ";
                others.add(judgement.count(state) + with + ConsoleReport.word(state));
            }
        }
        return String.join(", ", others);
    }

    private static String invariantWords(int count) {
        return count == 1 ? "1 invariant broken" : count + " invariants broken";
    }
}
