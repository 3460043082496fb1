package io.sloguard.trend;

import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineEntry.Budget;
import io.sloguard.result.BaselineKey;
import io.sloguard.stats.BurnRate;
import java.util.List;
import java.util.Objects;

/**
 * How much of what an objective allows its last runs have used up. Runs take the place of time, in which nothing runs
 * between builds. Immutable.
 *
 * @param key what the runs have in common
 * @param objective the objective, about a share of the operations
 * @param runs how many runs the window has, at most {@value #WINDOW}
 * @param operations how many operations were planned in them
 * @param exceeding how many of them broke the limit
 * @param whole the burn of the whole window; its value is also the share of the budget that is used up
 * @param recent the burn of the last {@value #RECENT} runs
 * @param last the burn of the last run
 */
public record BudgetTrend(
        BaselineKey key,
        String objective,
        int runs,
        long operations,
        long exceeding,
        Burn whole,
        Burn recent,
        Burn last) {

    /**
     * How fast a budget is used up.
     *
     * @param rate the burn; 1 is just as fast as allowed
     * @param lower its lower bound at 95 % confidence
     */
    public record Burn(double rate, double lower) {}

    /** A budget is that of so many runs. */
    public static final int WINDOW = 30;

    /** What burns is looked for in so many runs. */
    public static final int RECENT = 5;

    /** An alarm means that the recent runs have used up half of the budget of all. */
    private static final double SHARE = 0.5;

    private static final double ALPHA = 0.05;

    public BudgetTrend {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(recent, "recent");
        Objects.requireNonNull(last, "last");
    }

    /**
     * Returns the budget of an objective.
     *
     * @param entries the entries that have a budget of that objective, more than 0, the oldest first
     */
    static BudgetTrend of(BaselineKey key, String objective, List<BaselineEntry> entries) {
        List<Budget> budgets = entries.stream()
                .flatMap(entry -> entry.budgets().stream())
                .filter(budget -> budget.objective().equals(objective))
                .toList();
        List<Budget> window = last(budgets, WINDOW);
        return new BudgetTrend(
                key,
                objective,
                window.size(),
                window.stream().mapToLong(Budget::operations).sum(),
                window.stream().mapToLong(Budget::exceeding).sum(),
                burn(window),
                burn(last(window, RECENT)),
                burn(last(window, 1)));
    }

    private static List<Budget> last(List<Budget> budgets, int most) {
        return budgets.subList(Math.max(0, budgets.size() - most), budgets.size());
    }

    private static Burn burn(List<Budget> budgets) {
        BurnRate burn = BurnRate.of(
                budgets.stream().mapToLong(Budget::operations).sum(),
                budgets.stream().mapToLong(Budget::exceeding).sum(),
                budgets.get(0).allowed(),
                ALPHA);
        return new Burn(burn.burn(), burn.lower());
    }

    /** Returns whether the budget is used up for sure: by the lower bound, not by a few unlucky operations. */
    public boolean isUsedUp() {
        return whole.lower() > 1;
    }

    /**
     * Returns whether it burns so fast that it will be used up, and still does: the lower bounds of the burn of the recent
     * runs and of the last one exceed {@code 0.5 * 30 / 5}, by which the recent runs have used up half of the budget.
     */
    public boolean isBurning() {
        double factor = BurnRate.factor(SHARE, WINDOW, RECENT);
        return recent.lower() > factor && last.lower() > factor;
    }
}
