package io.sloguard.slo;

import java.util.List;
import java.util.Objects;

/**
 * What is decided of a whole run. Immutable.
 *
 * @param verdicts one per objective, in the order of the plan
 * @param brokenInvariants the invariants that do not hold
 */
public record Judgement(List<Verdict> verdicts, List<BrokenInvariant> brokenInvariants) {

    /** What a run comes to, under a policy. */
    public enum Conclusion {
        /** Every objective was proven. */
        HELD,
        /** Nothing breaks the build, but not every objective was proven. */
        TOLERATED,
        /** An objective was refuted, an invariant is broken, or the policy does not accept undecided objectives. */
        BROKEN,
        /** Nothing was refuted, but something could not be measured. */
        UNMEASURED
    }

    public Judgement {
        verdicts = List.copyOf(verdicts);
        brokenInvariants = List.copyOf(brokenInvariants);
    }

    /** Returns what the run comes to. A run without any verdict is {@link Conclusion#UNMEASURED}. */
    public Conclusion conclusion(FailOn policy) {
        Objects.requireNonNull(policy, "policy");
        boolean held = !verdicts.isEmpty() && count(VerdictState.PASS) == verdicts.size() && brokenInvariants.isEmpty();
        if (held) {
            return Conclusion.HELD;
        }
        if (policy == FailOn.NEVER) {
            return Conclusion.TOLERATED;
        }
        boolean undecided =
                verdicts.stream().anyMatch(verdict -> verdict.state().isUndecided());
        if (count(VerdictState.FAIL) > 0 || !brokenInvariants.isEmpty() || (undecided && policy == FailOn.UNDECIDED)) {
            return Conclusion.BROKEN;
        }
        boolean unmeasured = verdicts.isEmpty()
                || verdicts.stream().anyMatch(verdict -> verdict.state().isUnmeasured());
        return unmeasured ? Conclusion.UNMEASURED : Conclusion.TOLERATED;
    }

    /** Returns how many verdicts have that state. */
    public long count(VerdictState state) {
        return verdicts.stream().filter(verdict -> verdict.state() == state).count();
    }

    /** Returns the verdicts about the scenario, or whatever else has that name, in the order of the plan. */
    public List<Verdict> of(String subject) {
        return verdicts.stream()
                .filter(verdict -> verdict.objective().subject().equals(subject))
                .toList();
    }

    /** Returns the verdicts about all scenarios together. */
    public List<Verdict> overall() {
        return verdicts.stream()
                .filter(verdict -> verdict.objective().about() instanceof Subject.AllScenarios)
                .toList();
    }
}
