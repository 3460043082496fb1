package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Outcome.Action;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drops an index concurrently, and only starts once nobody uses its table: DROP INDEX CONCURRENTLY that is given up
 * half-way leaves an INVALID index, and queries lose it at once.
 */
final class IndexDropper {

    private final WorkContext context;
    private final RelationName name;
    private final String what;

    IndexDropper(WorkContext context, RelationName name) {
        this.context = context;
        this.name = name;
        this.what = "dropping index " + name;
    }

    Outcome drop() throws SQLException, IndexWorkException {
        Optional<IndexEntry> found = context.catalog().index(name);
        if (found.isEmpty()) {
            context.journal().warning("index " + name + " was not there; nothing to drop");
            return new Outcome(Action.ALREADY_ABSENT, name, 0, context.elapsed());
        }
        IndexEntry index = found.get();
        requireIndependent(index);
        if (index.isPartitioned()) {
            String sql = "DROP INDEX " + index.name().quoted();
            new BriefLock(context).run(new Step(sql, what, withPartitions(index.tableOid()), LockRule.EVERYBODY));
            return new Outcome(Action.DROPPED, index.name(), 1, context.elapsed());
        }
        return dropConcurrently(index);
    }

    private Outcome dropConcurrently(IndexEntry index) throws SQLException, IndexWorkException {
        String sql = "DROP INDEX CONCURRENTLY " + index.name().quoted();
        Step step = new Step(sql, what, List.of(index.tableOid()), LockRule.EVERYBODY);
        int attempt = 0;
        while (true) {
            attempt++;
            context.gate(context.budget()).pass(step);
            Attempt result = context.runPatiently(step, context.budget());
            if (result.isSuccess() || result.failedWith(Attempt.UNDEFINED_OBJECT)) {
                new LeftoverSweeper(context)
                        .sweepReindexLeftovers(index, context.budget().forCleanUp())
                        .forEach(context.journal()::warning);
                return new Outcome(Action.DROPPED, index.name(), attempt, context.elapsed());
            }
            if (!result.isWorthRetrying() || attempt >= context.tuning().maxAttempts()) {
                throw failed(index, result);
            }
            context.backOff(attempt, context.budget());
        }
    }

    private void requireIndependent(IndexEntry index) throws IndexWorkException {
        if (index.constraint().isPresent()) {
            throw new IndexWorkException(
                    Reason.DEFINITION_MISMATCH,
                    "index " + index.name() + " carries out the constraint "
                            + index.constraint().get() + " of " + index.table()
                            + ". It was not touched. Drop the constraint instead");
        }
        if (index.parentOid().isPresent()) {
            throw new IndexWorkException(
                    Reason.DEFINITION_MISMATCH,
                    "index " + index.name() + " is part of the index of a partitioned table. It was not touched."
                            + " Drop the index of the partitioned table instead");
        }
    }

    private List<Long> withPartitions(long tableOid) throws SQLException {
        List<Long> tables = new ArrayList<>(List.of(tableOid));
        for (TableEntry partition : context.catalog().partitionsOf(tableOid)) {
            tables.addAll(withPartitions(partition.oid()));
        }
        return tables;
    }

    private IndexWorkException failed(IndexEntry index, Attempt result) throws SQLException {
        Reason reason = result.isWaitExhausted() ? Reason.WAIT_EXHAUSTED : Reason.STATEMENT_FAILED;
        String message = what + " failed: " + result.describe() + ". " + stateAfter(index, result);
        return new IndexWorkException(reason, message, result.error().orElse(null));
    }

    private String stateAfter(IndexEntry before, Attempt result) throws SQLException {
        if (result.isConnectionLost()) {
            return "The connection is lost: look whether the index is valid, or run the command again";
        }
        Optional<IndexEntry> after = context.catalog().index(before.name());
        if (after.isEmpty()) {
            return "The index is gone all the same";
        }
        if (after.get().flags().isUsable()) {
            return "The index is valid as before. End these sessions and run the command again";
        }
        if (!before.flags().isUsable()) {
            return "The index is INVALID as before. End these sessions and run the command again";
        }
        return revive(after.get());
    }

    /** An index that queries used until a moment ago is brought back if that is quickly done. */
    private String revive(IndexEntry invalid) throws SQLException {
        String statement = Step.reindex(invalid.name().quoted());
        Step step = new Step(
                statement, "reviving index " + invalid.name(), List.of(invalid.tableOid()), LockRule.EVERYBODY);
        context.run(step, context.budget().forCleanUp());
        boolean alive = context.catalog()
                .index(invalid.name())
                .map(value -> value.flags().isUsable())
                .orElse(false);
        if (alive) {
            new LeftoverSweeper(context)
                    .sweepReindexLeftovers(invalid, context.budget().forCleanUp())
                    .forEach(context.journal()::warning);
            return "The index was INVALID for a moment and is valid again. End these sessions and run the command"
                    + " again";
        }
        return "THE INDEX IS INVALID NOW AND NO QUERY USES IT. Either run the command again to finish the drop, or"
                + " bring it back with: " + statement;
    }
}
