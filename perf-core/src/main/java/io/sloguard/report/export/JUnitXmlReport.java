package io.sloguard.report.export;

import io.sloguard.report.Markup;
import io.sloguard.report.Report;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The verdicts as the test report that Surefire writes and every CI system reads: a test case for each objective and each
 * invariant. Broken is a failure, undecided is skipped, and whatever was not measured is an error; so is a run that judged
 * nothing.
 */
public final class JUnitXmlReport implements Report {

    private static final String SUITE = "perf";

    @Override
    public String fileName() {
        return "TEST-perf.xml";
    }

    @Override
    public String text(JudgedRun run) {
        List<Case> cases = cases(run);
        Markup xml = new Markup();
        xml.add(
                "<?xml version='1.0' encoding='UTF-8'?>\n<testsuite name='{}' time='{}' tests='{}' errors='{}'"
                        + " skipped='{}' failures='{}'>\n",
                SUITE,
                BigDecimal.valueOf(run.result().elapsedNanos() / 1_000_000, 3).toPlainString(),
                cases.size(),
                count(cases, CaseEnd.ERROR),
                count(cases, CaseEnd.SKIPPED),
                count(cases, CaseEnd.FAILURE));
        cases.forEach(testCase -> testCase.write(xml));
        return xml.add("</testsuite>\n").document();
    }

    private static List<Case> cases(JudgedRun run) {
        List<Case> cases = new ArrayList<>();
        run.judgement().verdicts().forEach(verdict -> cases.add(Case.of(verdict)));
        for (ScenarioResult scenario : run.result().scenarios()) {
            scenario.observations().invariants().forEach(invariant -> cases.add(Case.of(scenario.name(), invariant)));
        }
        run.judgement().brokenInvariants().stream()
                .filter(broken -> run.result().scenario(broken.scenario()).isEmpty())
                .forEach(broken -> cases.add(Case.of(broken.scenario(), broken.invariant())));
        if (run.judgement().verdicts().isEmpty()) {
            cases.add(new Case(SUITE, "objectives", CaseEnd.ERROR, "no objective was judged", ""));
        }
        return cases;
    }

    private static long count(List<Case> cases, CaseEnd ending) {
        return cases.stream().filter(testCase -> testCase.ending == ending).count();
    }

    /** How a test case ends, in the words of the format. */
    private enum CaseEnd {
        SUCCESS,
        FAILURE,
        SKIPPED,
        ERROR;

        static CaseEnd of(VerdictState state) {
            if (state == VerdictState.PASS) {
                return SUCCESS;
            }
            if (state.isUndecided()) {
                return SKIPPED;
            }
            return state.isUnmeasured() ? ERROR : FAILURE;
        }
    }

    /**
     * One test case. Judging takes no time of its own: the time of the run is that of the suite.
     *
     * @param group what it is about, in place of a class
     * @param name what is claimed
     * @param ending how it ends
     * @param message what there is to say in one line
     * @param detail the rest
     */
    private record Case(String group, String name, CaseEnd ending, String message, String detail) {

        static Case of(Verdict verdict) {
            DeclaredObjective declared = verdict.objective();
            String where = declared.declaredAt().map(at -> " (" + at + ")").orElse("");
            return new Case(
                    SUITE + "." + declared.subject(),
                    declared.objective().toString(),
                    CaseEnd.of(verdict.state()),
                    VerdictWords.figures(verdict),
                    VerdictWords.reason(verdict) + where);
        }

        static Case of(String scenario, Invariant invariant) {
            return new Case(
                    SUITE + "." + scenario,
                    "invariant: " + invariant.name(),
                    invariant.holds() ? CaseEnd.SUCCESS : CaseEnd.FAILURE,
                    "the invariant does not hold",
                    invariant.detail());
        }

        void write(Markup xml) {
            xml.add("  <testcase classname='{}' name='{}' time='0'", group, name);
            switch (ending) {
                case SUCCESS -> xml.add("/>\n");
                case SKIPPED -> xml.add(">\n    <skipped message='{}'/>\n  </testcase>\n", message + ": " + detail);
                case FAILURE, ERROR -> {
                    String element = ending.name().toLowerCase(Locale.ROOT);
                    xml.add(
                            ">\n    <{} type='{}' message='{}'>{}</{}>\n  </testcase>\n",
                            element,
                            "objective",
                            message,
                            detail,
                            element);
                }
            }
        }
    }
}
