package io.sloguard.report;

import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a broken build says: every objective that breaks it with its limit, what was observed, its bounds, how many
 * operations, where it is written; then where the report is and which command reproduces the run.
 */
public final class FailureMessage {

    private final FailOn policy;
    private final String report;
    private final String reproduce;

    /**
     * Creates messages for one run.
     *
     * @param policy what breaks the build
     * @param report where the report is
     * @param reproduce the command that runs the same again
     */
    public FailureMessage(FailOn policy, String report, String reproduce) {
        this.policy = policy;
        this.report = report;
        this.reproduce = reproduce;
    }

    /** Returns the message, several lines. */
    public String of(JudgedRun run) {
        Judgement judgement = run.judgement();
        List<Verdict> breaking =
                judgement.verdicts().stream().filter(this::breaks).toList();
        List<String> lines = new ArrayList<>();
        lines.add(headline(judgement, breaking));
        lines.add("");
        for (Verdict verdict : breaking) {
            addVerdict(verdict, lines);
            SlowWords.of(run.result(), verdict).forEach(sentence -> lines.add("      " + sentence));
        }
        judgement.brokenInvariants().forEach(broken -> lines.add(invariant(broken)));
        lines.add("");
        lines.add("  Report     " + report);
        lines.add("  Reproduce  " + reproduce + selection(breaking) + " -Dperf.seed="
                + run.result().seed());
        lines.add("  Only report, do not fail: -Dperf.failOn=" + FailOn.NEVER);
        return String.join("\n", lines);
    }

    private boolean breaks(Verdict verdict) {
        return verdict.state() == VerdictState.FAIL
                || verdict.state().isUnmeasured()
                || (policy == FailOn.UNDECIDED && verdict.state().isUndecided());
    }

    private static String headline(Judgement judgement, List<Verdict> breaking) {
        long broken = judgement.count(VerdictState.FAIL);
        long unmeasured = judgement.verdicts().stream()
                .filter(verdict -> verdict.state().isUnmeasured())
                .count();
        long undecided = breaking.size() - broken - unmeasured;
        long vacuous = judgement.count(VerdictState.VACUOUS);
        String ofAll = " of " + judgement.verdicts().size() + " objectives ";
        List<String> parts = new ArrayList<>();
        addCount(broken, ofAll, "broken", parts);
        addCount(undecided, ofAll, "undecided", parts);
        addCount(vacuous, ofAll, "vacuous", parts);
        addCount(unmeasured - vacuous, ofAll, "not measured", parts);
        String objectives = String.join(", ", parts);
        String invariants = judgement.brokenInvariants().isEmpty()
                ? ""
                : Figures.counted(judgement.brokenInvariants().size(), "broken invariant");
        return objectives + (objectives.isEmpty() || invariants.isEmpty() ? "" : "; ") + invariants;
    }

    private static void addCount(long count, String ofAll, String what, List<String> parts) {
        if (count > 0) {
            parts.add(count + (parts.isEmpty() ? ofAll : " ") + what);
        }
    }

    /** Returns what there is to say about one verdict, two lines. */
    public static String of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        addVerdict(verdict, lines);
        return String.join("\n", lines).strip();
    }

    private static void addVerdict(Verdict verdict, List<String> lines) {
        String where = verdict.objective()
                .declaredAt()
                .map(location -> "   " + location)
                .orElse("");
        String bounds = Figures.bounds(verdict.objective(), verdict.evidence());
        if (verdict.state() == VerdictState.NO_DATA) {
            lines.add("  " + verdict.objective().subject() + "   "
                    + verdict.objective().objective() + "   not measured" + where);
        } else {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s   %s   %s, observed %s%s   n %s%s",
                    verdict.objective().subject(),
                    verdict.objective().objective(),
                    ConsoleReport.word(verdict.state()),
                    Figures.observed(verdict.objective(), verdict.evidence()),
                    bounds.isEmpty() ? "" : "   " + Figures.boundsName(verdict.evidence()) + " " + bounds,
                    Figures.count(verdict.evidence().operations()),
                    where));
        }
        lines.add("      " + VerdictWords.reason(verdict));
        VerdictWords.plain(verdict).ifPresent(plain -> lines.add("      " + plain));
    }

    private static String invariant(BrokenInvariant broken) {
        return "  " + broken.scenario() + "   broken invariant: "
                + broken.invariant().name() + " (" + broken.invariant().detail() + ")";
    }

    private static String selection(List<Verdict> breaking) {
        List<Subject> subjects = breaking.stream()
                .map(verdict -> verdict.objective().about())
                .filter(about -> !(about instanceof Subject.AllScenarios))
                .distinct()
                .toList();
        if (subjects.size() != 1) {
            return "";
        }
        Subject only = subjects.get(0);
        return (only instanceof Subject.Experiment ? " -Dperf.experiment=" : " -Dperf.scenario=") + only.name();
    }
}
