package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Outcome.Action;
import io.sloguard.pgindex.build.Tuning.Gate;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rebuilds an index in place by REINDEX INDEX CONCURRENTLY and leaves no {@code _ccnew} or {@code _ccold} behind. */
final class IndexReindexer {

    private final WorkContext context;
    private final IndexEntry index;
    private final String what;

    IndexReindexer(WorkContext context, IndexEntry index) {
        this.context = context;
        this.index = index;
        this.what = "reindexing " + index.name();
    }

    Outcome reindex() throws SQLException, IndexWorkException {
        String sql = Step.reindex(index.name().quoted());
        Step step = new Step(sql, what, List.of(index.tableOid()), LockRule.EVERYBODY);
        Step start = new Step(sql, what, step.tables(), LockRule.BUILD);
        requireNothingRemains(new LeftoverSweeper(context).sweepReindexLeftovers(index, context.budget()));
        int attempt = 0;
        while (true) {
            attempt++;
            if (context.tuning().gate() == Gate.ON) {
                context.gate(context.budget()).pass(start);
            }
            Attempt result = context.run(step, context.budget());
            if (result.isSuccess()) {
                break;
            }
            List<String> remaining = cleanUp(result);
            if (!result.isWorthRetrying()
                    || !remaining.isEmpty()
                    || attempt >= context.tuning().maxAttempts()) {
                throw failed(result, attempt, remaining);
            }
            context.journal()
                    .warning(what + ": attempt " + attempt + " failed: " + result.describe() + ". Trying again");
            context.backOff(attempt, context.budget());
        }
        requireUsable();
        Action action = index.flags().isUsable() ? Action.REINDEXED : Action.REPAIRED;
        return new Outcome(action, index.name(), attempt, context.elapsed());
    }

    private List<String> cleanUp(Attempt result) throws SQLException {
        if (result.isConnectionLost()) {
            return List.of("the connection is lost, so a _ccnew or _ccold index may be left; the next update drops it");
        }
        WaitBudget budget =
                result.isWorthRetrying() ? context.budget() : context.budget().forCleanUp();
        return new LeftoverSweeper(context).sweepReindexLeftovers(index, budget);
    }

    private void requireNothingRemains(List<String> remaining) throws IndexWorkException {
        if (!remaining.isEmpty()) {
            throw new IndexWorkException(
                    Reason.WAIT_EXHAUSTED,
                    what + " was not started: " + String.join("; ", remaining)
                            + ". End these sessions and run the update again");
        }
    }

    private IndexWorkException failed(Attempt result, int attempt, List<String> remaining) throws SQLException {
        String state = result.isConnectionLost()
                ? "unknown"
                : context.catalog()
                        .index(index.name())
                        .map(value -> value.flags().isUsable() ? "valid, as before" : "INVALID (" + value.flags() + ")")
                        .orElse("gone");
        return new IndexWorkException(
                result.isWaitExhausted() ? Reason.WAIT_EXHAUSTED : Reason.STATEMENT_FAILED,
                what + " failed after " + attempt + " attempt" + (attempt == 1 ? "" : "s") + ": " + result.describe()
                        + ". The index is " + state + ". "
                        + (remaining.isEmpty() ? "Nothing is left behind" : String.join("; ", remaining))
                        + ". Remove the cause and run the update again",
                result.error().orElse(null));
    }

    private void requireUsable() throws SQLException, IndexWorkException {
        Optional<IndexEntry> after = context.catalog().index(index.name());
        boolean usable = after.map(value -> value.flags().isUsable()).orElse(false);
        // the index of a partitioned table becomes valid only with the last partition
        boolean mayStayInvalid = index.isPartitioned();
        if (!usable && !mayStayInvalid) {
            throw new IndexWorkException(
                    Reason.VERIFICATION_FAILED,
                    what + " finished, but the index is not usable: "
                            + after.map(value -> value.flags().toString()).orElse("gone"));
        }
    }
}
