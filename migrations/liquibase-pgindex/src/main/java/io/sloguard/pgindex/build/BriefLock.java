package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Tuning.Gate;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Runs a statement that needs a strong lock, but only for a moment, without making others queue behind it: it starts
 * when nobody is in the way, gives the lock up after a quarter of a second, and tries again.
 */
final class BriefLock {

    /** How long others may queue behind the statement at most. */
    static final Duration LONGEST_QUEUE = Duration.ofMillis(250);

    private final WorkContext context;

    BriefLock(WorkContext context) {
        this.context = context;
    }

    void run(Step step) throws SQLException, IndexWorkException {
        WaitBudget budget = context.budget();
        int attempt = 0;
        while (true) {
            attempt++;
            if (context.tuning().gate() == Gate.ON) {
                context.gate(budget).pass(step);
            }
            Attempt result = context.runWithin(LONGEST_QUEUE, step, budget);
            if (result.isSuccess()) {
                return;
            }
            boolean again = result.isWorthRetrying() && !budget.isExhausted();
            if (!again) {
                throw new IndexWorkException(
                        result.isWaitExhausted() ? Reason.WAIT_EXHAUSTED : Reason.STATEMENT_FAILED,
                        step.what() + " failed at attempt " + attempt + ": " + result.describe()
                                + ". What was done before it is kept; run the update again",
                        result.error().orElse(null));
            }
            context.backOff(attempt, budget);
        }
    }
}
