package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.SQLException;
import java.util.List;

/**
 * A table that another session locks against all use. The server then cannot even word the definitions of its indexes,
 * so the work waits until that session has ended, names it, and looks again.
 */
final class LockedTable {

    private final WorkContext context;
    private final RelationName subject;

    /** The subject is the table, or one of its indexes. */
    LockedTable(WorkContext context, RelationName subject) {
        this.context = context;
        this.subject = subject;
    }

    /** Tells whether a look at the catalog was given up because of such a lock. */
    static boolean isCauseOf(SQLException failure) {
        return Attempt.LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** Returns when the table can be read, or throws when the wait has used up the budget. */
    void await(SQLException failure) throws SQLException, IndexWorkException {
        WaitBudget budget = context.budget();
        budget.charge(SessionSettings.LONGEST_LOOK.toNanos());
        List<Long> tables = context.catalog().tablesOf(subject);
        context.gate(budget).pass(new Step("", "work on " + subject, tables, LockRule.EXCLUSIVE_OWNER));
        if (budget.isExhausted()) {
            throw new IndexWorkException(
                    Reason.WAIT_EXHAUSTED,
                    "work on " + subject + " was not started, because its table could not be read within "
                            + budget.limit().toMillis() + " ms (maxWait): it is used by "
                            + Blockers.describe(context.blockers().inTheWay(tables, LockRule.EVERYBODY, List.of()))
                            + ". Nothing was changed. End them or raise maxWait, then run the update again",
                    failure);
        }
    }
}
