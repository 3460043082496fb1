package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.catalog.BuildProgress;
import io.sloguard.pgindex.catalog.CanonicalIndex;
import io.sloguard.pgindex.catalog.DuplicateSearch;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Cleans up after a build that failed and words what happened. */
final class BuildFailures {

    private static final String RUN_AGAIN = " and run the update again";

    private final WorkContext context;
    private final RelationName name;
    private final TableEntry table;

    BuildFailures(WorkContext context, RelationName name, TableEntry table) {
        this.context = context;
        this.name = name;
        this.table = table;
    }

    /** Drops what the failed attempt left; returns what could not be dropped. */
    List<String> cleanUp(Attempt attempt) throws SQLException {
        if (attempt.isConnectionLost() || context.session().connection().isClosed()) {
            return List.of("the connection is lost, so an INVALID index may be left; the next update repairs it");
        }
        Optional<IndexEntry> left = context.catalog().index(name);
        if (left.isEmpty() || left.get().flags().isUsable() || left.get().tableOid() != table.oid()) {
            return List.of();
        }
        WaitBudget budget =
                attempt.isWorthRetrying() ? context.budget() : context.budget().forCleanUp();
        return new LeftoverSweeper(context).sweep(left.get(), budget);
    }

    IndexWorkException notBuilt(Attempt attempt, int attempts, List<String> remaining) {
        Reason reason = Reason.STATEMENT_FAILED;
        String next = "Remove the cause" + RUN_AGAIN;
        if (attempt.failedWith(Attempt.DUPLICATE_KEY)) {
            reason = Reason.DUPLICATES;
            next = "Remove the duplicate rows" + RUN_AGAIN;
        } else if (attempt.isWaitExhausted()) {
            reason = Reason.WAIT_EXHAUSTED;
            next = "End these sessions or raise maxWait ("
                    + context.tuning().maxWait().toMillis() + " ms)" + RUN_AGAIN;
        } else if (attempt.isWorthRetrying()) {
            next = "End these sessions, raise lockTimeout or maxAttempts" + RUN_AGAIN;
        }
        String state = remaining.isEmpty() ? "Nothing is left behind" : String.join("; ", remaining);
        return new IndexWorkException(
                reason,
                "index " + name + " on " + table.name() + " was not built after " + attempts + " attempt"
                        + (attempts == 1 ? "" : "s") + ": " + attempt.describe() + ". " + state + ". " + next,
                attempt.error().orElse(null));
    }

    IndexWorkException duplicates(List<String> duplicates) {
        String more = duplicates.size() == DuplicateSearch.LIMIT ? " (the first " + DuplicateSearch.LIMIT + ")" : "";
        return new IndexWorkException(
                Reason.DUPLICATES,
                "index " + name + " cannot be unique, these keys occur more than once in " + table.name() + more + ": "
                        + String.join("; ", duplicates) + ". Nothing was changed. Remove the duplicate rows"
                        + RUN_AGAIN);
    }

    IndexWorkException mismatch(CanonicalIndex wanted, IndexEntry found) {
        return new IndexWorkException(
                Reason.DEFINITION_MISMATCH,
                "index " + name + " exists with another definition. Wanted on " + table.name() + ": " + wanted.layout()
                        + ". Found on " + found.table() + ": " + found.layout()
                        + ". It was not touched. Drop it with dropIndexConcurrently first, or give the new index"
                        + " another name");
    }

    IndexWorkException nameTaken() {
        return new IndexWorkException(
                Reason.DEFINITION_MISMATCH,
                "The name " + name + " belongs to something that is not an index. It was not touched. Give the new"
                        + " index another name");
    }

    IndexWorkException invalid(IndexEntry invalid) {
        return new IndexWorkException(
                Reason.INVALID_INDEX,
                "index " + name + " is INVALID (" + invalid.flags() + ") and onInvalid is fail. It was not touched."
                        + " Drop it concurrently, or set onInvalid to rebuild");
    }

    IndexWorkException leftover(List<String> remaining) {
        return new IndexWorkException(
                Reason.WAIT_EXHAUSTED,
                "index " + name + " could not be repaired: " + String.join("; ", remaining)
                        + ". End these sessions or raise maxWait ("
                        + context.tuning().maxWait().toMillis() + " ms)"
                        + RUN_AGAIN);
    }

    IndexWorkException builderStuck(Probe probe) {
        String builder = probe.builder()
                .map(value -> "pid " + value.pid() + ", " + value.describe())
                .orElse("it holds a lock on pg_index");
        return new IndexWorkException(
                Reason.WAIT_EXHAUSTED,
                "index " + name + " is being built by another session that itself waits for longer than maxWait ("
                        + context.tuning().maxWait().toMillis() + " ms): " + builder + blockersOf(probe)
                        + ". It was not touched. End what it waits for" + RUN_AGAIN);
    }

    private String blockersOf(Probe probe) {
        if (probe.builder().isEmpty()) {
            return "";
        }
        try {
            BuildProgress builder = probe.builder().get();
            var blockers = context.blockers().waitedForBy(builder.pid(), List.of(table.oid()), LockRule.BUILD);
            return ", waits for " + Blockers.describe(blockers);
        } catch (SQLException unknown) {
            return ", whom it waits for could not be read: " + unknown.getMessage();
        }
    }

    IndexWorkException notAsAsked(Optional<IndexEntry> after) {
        return new IndexWorkException(
                Reason.VERIFICATION_FAILED,
                "index " + name + " was finished, but is not usable now ("
                        + after.map(value -> value.flags() + " on " + value.table())
                                .orElse("gone") + ")"
                        + ": another session changed it at the same time. Run the update again");
    }
}
