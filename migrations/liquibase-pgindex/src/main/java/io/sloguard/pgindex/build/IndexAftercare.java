package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Tuning.Amcheck;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.catalog.TableEntry;
import java.sql.SQLException;
import java.util.List;

/** What follows a finished build: leftovers of a REINDEX swept, statistics of expressions, the check by amcheck. */
final class IndexAftercare {

    private final WorkContext context;
    private final IndexEntry index;
    private final TableEntry table;

    IndexAftercare(WorkContext context, IndexEntry index, TableEntry table) {
        this.context = context;
        this.index = index;
        this.table = table;
    }

    void sweepReindexLeftovers() throws SQLException {
        new LeftoverSweeper(context)
                .sweepReindexLeftovers(index, context.budget().forCleanUp())
                .forEach(context.journal()::warning);
    }

    /** The planner knows nothing about an expression until the table is analyzed with the index in place. */
    void analyzeIfItMatters() throws SQLException {
        if (!index.hasExpressions()) {
            return;
        }
        Attempt attempt = context.run(
                new Step(
                        "ANALYZE " + table.name().quoted(),
                        "analyzing " + table.name(),
                        List.of(table.oid()),
                        LockRule.WRITERS),
                context.budget().forCleanUp());
        if (!attempt.isSuccess()) {
            context.journal()
                    .warning("index " + index.name() + " is valid, but its expressions have no statistics yet: ANALYZE "
                            + table.name() + " by hand; it failed here: " + attempt.describe());
        }
    }

    void amcheckIfAsked() throws SQLException, IndexWorkException {
        if (context.tuning().amcheck() == Amcheck.OFF) {
            return;
        }
        Attempt attempt = context.run(
                new Step(
                        "select bt_index_check(" + index.oid() + "::regclass, true)",
                        "amcheck of " + index.name(),
                        List.of(table.oid()),
                        LockRule.WRITERS),
                context.budget().forCleanUp());
        if (!attempt.isSuccess()) {
            throw new IndexWorkException(
                    Reason.VERIFICATION_FAILED,
                    "index " + index.name() + " was built, but its check by amcheck failed: " + attempt.describe()
                            + ". The check needs a btree index and the extension amcheck in the search path",
                    attempt.error().orElse(null));
        }
    }
}
