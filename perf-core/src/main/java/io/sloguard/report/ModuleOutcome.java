package io.sloguard.report;

import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one module of a build. Immutable.
 *
 * @param module its name
 * @param state the most urgent state among its verdicts; {@link VerdictState#NO_DATA} if there are none
 * @param sentence its run in one sentence, or why there is none
 * @param open its verdicts that are not {@link VerdictState#PASS}, what needs attention most first
 * @param page the HTML report of the run; empty if there is no run
 */
public record ModuleOutcome(
        String module, VerdictState state, String sentence, List<Verdict> open, Optional<Path> page) {

    /** What needs attention most first; what is as urgent stays in its order. */
    public static final Comparator<ModuleOutcome> WORST_FIRST =
            Comparator.comparing(ModuleOutcome::state, Urgency.MOST_FIRST);

    public ModuleOutcome {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sentence, "sentence");
        open = List.copyOf(open);
        Objects.requireNonNull(page, "page");
    }

    /**
     * Returns the outcome of a module that was judged.
     *
     * @param page the HTML report of the run
     */
    public static ModuleOutcome of(String module, JudgedRun run, Path page) {
        Headline headline = Headline.of(run.judgement());
        List<Verdict> open = run.judgement().verdicts().stream()
                .filter(verdict -> verdict.state() != VerdictState.PASS)
                .sorted(Comparator.comparing(Verdict::state, Urgency.MOST_FIRST))
                .toList();
        String rest = headline.rest().isEmpty() ? "" : ", " + headline.rest();
        return new ModuleOutcome(module, headline.state(), headline.sentence() + rest, open, Optional.of(page));
    }

    /** Returns the outcome of a module of which nothing is known, and why. */
    public static ModuleOutcome unknown(String module, String why) {
        return new ModuleOutcome(module, VerdictState.NO_DATA, why, List.of(), Optional.empty());
    }
}
