package io.sloguard.slo;

import io.sloguard.result.Block;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.ScenarioResult;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * A {@link CountTest} of a phase that may have been watched. While it runs, it can be refuted and nothing else; that stands,
 * whatever comes after. If it was ended early, its counts were picked by what they showed, and are not tested any more.
 */
final class WatchedTest {

    private final CountTest counts;
    private final ErrorBudget budget;
    private final Optional<EarlyEvidence> early;
    private final Optional<EarlyEnd> end;

    private WatchedTest(CountTest counts, ErrorBudget budget, Optional<EarlyEvidence> early, Optional<EarlyEnd> end) {
        this.counts = counts;
        this.budget = budget;
        this.early = early;
        this.end = end;
    }

    /**
     * Returns the test of one scenario.
     *
     * @param counts the test of all its counts
     * @param allowed the share of operations that may exceed the limit
     * @param exceeding how many operations of a second do
     */
    static WatchedTest of(ScenarioResult scenario, CountTest counts, double allowed, ToLongFunction<Block> exceeding) {
        ErrorBudget budget = ErrorBudget.of(scenario.load());
        boolean isWatched = budget.early() > 0 && !counts.isFact();
        Optional<EarlyEvidence> early =
                isWatched ? Optional.of(EarlyEvidence.of(scenario, allowed, exceeding)) : Optional.empty();
        return new WatchedTest(counts, budget, early, scenario.earlyEnd());
    }

    /** Returns the test of several scenarios together, of which some may have been ended early. */
    static WatchedTest unwatched(CountTest counts, Optional<EarlyEnd> end) {
        return new WatchedTest(counts, ErrorBudget.WHOLE, Optional.empty(), end);
    }

    VerdictState state() {
        if (refutedAfter().isPresent()) {
            return VerdictState.FAIL;
        }
        boolean isOpen = end.isPresent() && !(counts.isFact() && counts.state() == VerdictState.FAIL);
        return isOpen ? VerdictState.INCONCLUSIVE : counts.state();
    }

    /** Returns after how many seconds the claim was refuted while the phase ran; empty if it was not. */
    OptionalInt refutedAfter() {
        return early.map(evidence -> evidence.refutedAfter(budget.early())).orElse(OptionalInt.empty());
    }

    /** Returns what the state would be without some of the exceedances, if it is another one. */
    Optional<VerdictState> stateWithout(long excusable) {
        if (refutedAfter().isPresent()) {
            boolean stands = early.map(evidence -> evidence.without(excusable))
                    .flatMap(evidence -> evidence.refutedAfter(budget.early()).stream()
                            .boxed()
                            .findFirst())
                    .isPresent();
            return stands ? Optional.empty() : Optional.of(VerdictState.INCONCLUSIVE);
        }
        if (end.isEmpty() || state() == VerdictState.FAIL) {
            return counts.stateWithout(excusable);
        }
        return Optional.empty();
    }

    /** Returns the evidence of the counts, with what the seconds say; without what counts that were picked do not tell. */
    Evidence evidence(OptionalDouble observed, OptionalDouble lower, OptionalDouble upper) {
        Evidence evidence = counts.evidence(observed, lower, upper);
        OptionalDouble chance =
                early.map(one -> OptionalDouble.of(one.chance())).orElse(OptionalDouble.empty());
        return end.isPresent() ? evidence.ofPart(chance) : evidence.withEarlyChance(chance);
    }

    /** Returns what is to be added to the reason: when it was refuted, or why it stays open. */
    String words() {
        if (refutedAfter().isPresent()) {
            return "; that was certain after " + refutedAfter().getAsInt() + " s";
        }
        return end.map(EarlyEnding::words).orElse("");
    }
}
