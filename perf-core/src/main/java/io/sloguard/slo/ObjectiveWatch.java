package io.sloguard.slo;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.StopPolicy;
import io.sloguard.stats.BinomialTest;
import io.sloguard.stats.BlockBets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Watches one objective while its scenario runs, second by second: whether it is refuted, and whether it cannot pass any
 * more. It never says that an objective holds. Mutable: seconds are added one by one; not thread-safe.
 */
public final class ObjectiveWatch {

    /** Why a scenario may be ended early. */
    public enum Finding {
        /** The objective is refuted, at the error probability for looking while the scenario runs. */
        REFUTED,
        /** Even if no further operation exceeded the limit, the objective could not pass at the end. */
        HOPELESS
    }

    private final DeclaredObjective declared;
    private final StopPolicy policy;
    private final double allowed;
    private final double refutedAt;
    private final BinomialTest proving;
    private final BlockBets bets;
    private final long planned;
    private long exceeding;

    private ObjectiveWatch(
            DeclaredObjective declared, StopPolicy policy, ErrorBudget budget, int tested, long planned) {
        this.declared = declared;
        this.policy = policy;
        this.allowed = allowed(declared.objective());
        this.refutedAt = ErrorBudget.EARLY / tested;
        // a claim of none needs neither; any bound will do
        double bound = allowed == 0 ? Judge.ALPHA : allowed;
        this.proving = new BinomialTest(bound, budget.pass());
        this.bets = new BlockBets(bound);
        this.planned = planned;
    }

    /**
     * Returns the watches of a scenario's objectives: of those that are decided by counts.
     *
     * @param scenario the scenario
     * @param run all objectives of the run, also of its other scenarios: the more there are, the more must speak against one
     * @param load its load
     * @param planned how many operations it has at most
     */
    public static List<ObjectiveWatch> of(
            Subject.Scenario scenario, List<DeclaredObjective> run, LoadPlan load, long planned) {
        int tested = (int) run.stream().filter(one -> !isFact(one.objective())).count();
        return run.stream()
                .filter(one -> one.about().equals(scenario) && isOfCounts(one.objective()))
                .map(one -> new ObjectiveWatch(
                        one, load.course().stop(), ErrorBudget.of(load), Math.max(1, tested), planned))
                .toList();
    }

    private static boolean isOfCounts(Objective objective) {
        return objective.thresholdNanos().isPresent() || objective instanceof Objective.Errors;
    }

    private static boolean isFact(Objective objective) {
        if (objective instanceof MeasurementObjective measurement) {
            return isFact(measurement.limit());
        }
        return isOfCounts(objective) && allowed(objective) == 0;
    }

    private static double allowed(Objective objective) {
        if (objective instanceof Objective.LatencyQuantile quantile) {
            return quantile.quantile().shareAbove();
        }
        return objective instanceof Objective.Errors errors ? errors.share().doubleValue() : 0;
    }

    /** Returns the objective. */
    public DeclaredObjective objective() {
        return declared;
    }

    /** Returns the latency limit that counts; empty if operations that did not succeed do. */
    public OptionalLong thresholdNanos() {
        return declared.objective().thresholdNanos();
    }

    /**
     * Takes note of a further second.
     *
     * @param operations how many operations were meant to start in it
     * @param beyond how many of them exceed the limit, or did not succeed
     * @return what there is to say by now, if it is a reason to end the scenario
     */
    public Optional<Finding> add(long operations, long beyond) {
        exceeding += beyond;
        bets.add(operations, beyond);
        if (allowed == 0 ? exceeding > 0 : bets.chance() <= refutedAt) {
            return Optional.of(Finding.REFUTED);
        }
        boolean isHopeless =
                allowed > 0 && proving.chanceOfFewer((double) planned, (double) exceeding) > proving.alpha();
        return policy == StopPolicy.HOPELESS && isHopeless ? Optional.of(Finding.HOPELESS) : Optional.empty();
    }

    /** Returns a finding in words: {@code p95 <= 215ms is refuted}. */
    public String words(Finding finding) {
        return declared.objective() + (finding == Finding.REFUTED ? " is refuted" : " cannot pass any more");
    }
}
