package io.sloguard.report;

import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.Comparator;
import java.util.List;

/** What needs attention first. */
public final class Urgency {

    /** The states from what needs attention most to what needs none. */
    public static final Comparator<VerdictState> MOST_FIRST = Comparator.comparingInt(List.of(
            VerdictState.FAIL,
            VerdictState.INVALID,
            VerdictState.NO_DATA,
            VerdictState.VACUOUS,
            VerdictState.INCONCLUSIVE,
            VerdictState.INSUFFICIENT,
            VerdictState.PASS)::indexOf);

    private Urgency() {}

    /** Returns the most urgent state of some verdicts; without any, nothing is known: {@link VerdictState#NO_DATA}. */
    public static VerdictState most(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::state).min(MOST_FIRST).orElse(VerdictState.NO_DATA);
    }
}
