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

    /** Empty if no operation may exceed the limit. */
    private final Optional<BinomialTest> test;

    CountTest(long operations, long exceeding, double allowed, Dependence dependence) {
        this(operations, exceeding, allowed, dependence.effective(operations, Judge.ALPHA) / operations);
    }

    private CountTest(long operations, long exceeding, double allowed, double weight) {
        this.operations = operations;
        this.exceeding = exceeding;
        this.allowed = allowed;
        this.weight = weight;
        this.test = allowed == 0 ? Optional.empty() : Optional.of(new BinomialTest(allowed, Judge.ALPHA));
    }

    /**
     * Returns what the state would be without some of the exceedances, if it is another one; also if it would be another
     * one for independent operations, because one stall of a load generator is one cluster, which would otherwise make
     * every answer undecided.
     */
    Optional<VerdictState> stateWithout(long excusable) {
        for (double assumed : new double[] {weight, 1}) {
            VerdictState with = new CountTest(operations, exceeding, allowed, assumed).state();
            VerdictState without = new CountTest(operations, exceeding - excusable, allowed, assumed).state();
            if (with != without) {
                return Optional.of(without);
            }
        }
        return Optional.empty();
    }

    VerdictState state() {
        if (test.isEmpty()) {
            return exceeding == 0 ? VerdictState.PASS : VerdictState.FAIL;
        }
        boolean tooFew = operations < test.get().minTrials();
        return switch (test.get().decide(trials(), events())) {
            case PROVEN -> VerdictState.PASS;
            case REFUTED -> VerdictState.FAIL;
            case UNDECIDED, TOO_FEW -> tooFew ? VerdictState.INSUFFICIENT : VerdictState.INCONCLUSIVE;
        };
    }

    /** Returns the evidence of this test with a value and bounds in the unit of the objective. */
    Evidence evidence(OptionalDouble observed, OptionalDouble lower, OptionalDouble upper) {
        return new Evidence(
                operations,
                OptionalLong.of(exceeding),
                test.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(trials()),
                observed,
                lower,
                upper,
                Judge.CONFIDENCE,
                share(one -> one.chanceOfMore(trials(), events())),
                moreOperations());
    }

    OptionalDouble lowerShare() {
        return share(one -> one.lower(trials(), events()));
    }

    OptionalDouble upperShare() {
        return share(one -> one.upper(trials(), events()));
    }

    OptionalLong lowerRank() {
        return test.map(one -> QuantileRanks.of(one, operations, weight).lower())
                .orElse(OptionalLong.empty());
    }

    OptionalLong upperRank() {
        return test.map(one -> QuantileRanks.of(one, operations, weight).upper())
                .orElse(OptionalLong.empty());
    }

    private OptionalDouble share(ToDoubleFunction<BinomialTest> figure) {
        return test.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(figure.applyAsDouble(test.get()));
    }

    private OptionalLong moreOperations() {
        return state().isUndecided() && test.isPresent()
                ? test.get().moreTrialsToDecide(operations, exceeding, weight)
                : OptionalLong.empty();
    }

    private double trials() {
        return operations * weight;
    }

    private double events() {
        return exceeding * weight;
    }
}
