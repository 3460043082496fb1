package io.sloguard.slo;

import io.sloguard.stats.BinomialTest;
import io.sloguard.stats.Dependence;
import io.sloguard.stats.QuantileRanks;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * The claim that at most a share of the operations exceeds a limit, held against n operations of which K do. A share of 0
 * is a claim about these operations alone, and needs no test.
 */
final class CountTest {

    private final long operations;
    private final long exceeding;
    private final double allowed;

    /** As how many independent operations each counts. */
    private final double weight;

    private final ErrorBudget budget;

    CountTest(long operations, long exceeding, double allowed, Dependence dependence, ErrorBudget budget) {
        this(operations, exceeding, allowed, dependence.effective(operations, Judge.ALPHA) / operations, budget);
    }

    private CountTest(long operations, long exceeding, double allowed, double weight, ErrorBudget budget) {
        this.operations = operations;
        this.exceeding = exceeding;
        this.allowed = allowed;
        this.weight = weight;
        this.budget = budget;
    }

    /** Returns whether this is a claim about these operations alone, which needs no test. */
    boolean isFact() {
        return allowed == 0;
    }

    /** Returns the test of the claim at an error probability; empty if no operation may exceed the limit. */
    private Optional<BinomialTest> test(double alpha) {
        return isFact() ? Optional.empty() : Optional.of(new BinomialTest(allowed, alpha));
    }

    /**
     * Returns what the state would be without some of the exceedances, if it is another one; also if it would be another
     * one for independent operations, because one stall of a load generator is one cluster, which would otherwise make
     * every answer undecided.
     */
    Optional<VerdictState> stateWithout(long excusable) {
        for (double assumed : new double[] {weight, 1}) {
            VerdictState with = new CountTest(operations, exceeding, allowed, assumed, budget).state();
            VerdictState without = new CountTest(operations, exceeding - excusable, allowed, assumed, budget).state();
            if (with != without) {
                return Optional.of(without);
            }
        }
        return Optional.empty();
    }

    VerdictState state() {
        if (isFact()) {
            return exceeding == 0 ? VerdictState.PASS : VerdictState.FAIL;
        }
        BinomialTest proving = new BinomialTest(allowed, budget.pass());
        if (proving.chanceOfFewer(trials(), events()) <= budget.pass()) {
            return VerdictState.PASS;
        }
        if (proving.chanceOfMore(trials(), events()) <= budget.fail()) {
            return VerdictState.FAIL;
        }
        return operations < proving.minTrials() ? VerdictState.INSUFFICIENT : VerdictState.INCONCLUSIVE;
    }

    /** Returns the evidence of this test with a value and bounds in the unit of the objective. */
    Evidence evidence(OptionalDouble observed, OptionalDouble lower, OptionalDouble upper) {
        return new Evidence(
                operations,
                OptionalLong.of(exceeding),
                isFact() ? OptionalDouble.empty() : OptionalDouble.of(trials()),
                observed,
                lower,
                upper,
                budget.confidence(),
                share(budget.fail(), one -> one.chanceOfMore(trials(), events())),
                moreOperations());
    }

    OptionalDouble lowerShare() {
        return share(budget.fail(), one -> one.lower(trials(), events()));
    }

    OptionalDouble upperShare() {
        return share(budget.pass(), one -> one.upper(trials(), events()));
    }

    OptionalLong lowerRank() {
        return test(budget.fail())
                .map(one -> QuantileRanks.of(one, operations, weight).lower())
                .orElse(OptionalLong.empty());
    }

    OptionalLong upperRank() {
        return test(budget.pass())
                .map(one -> QuantileRanks.of(one, operations, weight).upper())
                .orElse(OptionalLong.empty());
    }

    private OptionalDouble share(double alpha, ToDoubleFunction<BinomialTest> figure) {
        return test(alpha)
                .map(one -> OptionalDouble.of(figure.applyAsDouble(one)))
                .orElse(OptionalDouble.empty());
    }

    private OptionalLong moreOperations() {
        return state().isUndecided()
                ? test(budget.strict())
                        .map(one -> one.moreTrialsToDecide(operations, exceeding, weight))
                        .orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }

    private double trials() {
        return operations * weight;
    }

    private double events() {
        return exceeding * weight;
    }
}
