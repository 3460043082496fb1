package io.sloguard.slo;

import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.result.ScenarioResult;
import java.util.List;

/**
 * The error probabilities that the decisions on one objective may have. Whoever looks more than once has more than one
 * chance to be wrong, so that the {@value Judge#ALPHA} of each side is shared out:
 *
 * <ul>
 *   <li>among the looks of a phase that may be extended, in equal parts: {@code a / k} for each of k looks. Together they err
 *       with probability a at most, however they depend on each other (Bonferroni; in the words of K. K. G. Lan and D. L.
 *       DeMets, Biometrika 70 (1983) 659-663, alpha is spent evenly over k looks fixed in advance);
 *   <li>of a watched phase, {@value #EARLY} for refuting an objective while it runs; what remains is for its end.
 * </ul>
 *
 * @param pass the error probability of a pass at this look
 * @param fail the error probability of a refutation by the counts at this look
 * @param early the error probability of a refutation while the phase runs; 0 if it is not watched
 */
record ErrorBudget(double pass, double fail, double early) {

    /** What refutations while a phase runs may err. */
    static final double EARLY = 0.01;

    /** The budget of a phase that is looked at once, at its end. */
    static final ErrorBudget WHOLE = new ErrorBudget(Judge.ALPHA, Judge.ALPHA, 0);

    static ErrorBudget of(LoadPlan load) {
        Course course = load.course();
        double early = course.isWatched() ? EARLY : 0;
        return new ErrorBudget(Judge.ALPHA / course.looks(), (Judge.ALPHA - early) / course.looks(), early);
    }

    /** Returns the budget of an objective about several scenarios: the most careful of theirs, and nothing early. */
    static ErrorBudget of(List<ScenarioResult> scenarios) {
        double pass = Judge.ALPHA;
        double fail = Judge.ALPHA;
        for (ScenarioResult scenario : scenarios) {
            ErrorBudget one = of(scenario.load());
            pass = Math.min(pass, one.pass);
            fail = Math.min(fail, one.fail);
        }
        return new ErrorBudget(pass, fail, 0);
    }

    /** Returns the confidence of a pass. */
    double confidence() {
        return pass == Judge.ALPHA ? Judge.CONFIDENCE : 1 - pass;
    }

    /** Returns the smaller of both error probabilities, for what is decided by one interval. */
    double strict() {
        return Math.min(pass, fail);
    }
}
