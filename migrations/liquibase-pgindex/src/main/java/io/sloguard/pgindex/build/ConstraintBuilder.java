package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Outcome.Action;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.catalog.TableEntry;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Builds a unique index concurrently and turns it into a constraint, which locks the table for a moment only. */
final class ConstraintBuilder {

    private final WorkContext context;

    ConstraintBuilder(WorkContext context) {
        this.context = context;
    }

    Outcome add(UniqueConstraint constraint) throws SQLException, IndexWorkException {
        TableEntry table = context.requireTable(constraint.index().table());
        if (table.kind() != TableEntry.Kind.TABLE) {
            throw new IndexWorkException(
                    Reason.NO_SUCH_OBJECT,
                    "PostgreSQL cannot make a constraint from an index of " + table.name() + ", which is "
                            + table.kind() + ": use createIndexConcurrently with unique instead");
        }
        Outcome outcome = new IndexBuilder(context, constraint.index(), table).build();
        IndexEntry index = context.catalog().index(outcome.index()).orElseThrow();
        if (index.constraint().isPresent()) {
            return outcome;
        }
        UniqueConstraint resolved =
                new UniqueConstraint(constraint.index().on(table.name(), constraint.name()), constraint.checking());
        new BriefLock(context)
                .run(new Step(
                        resolved.addUsingIndex(),
                        "adding constraint " + constraint.name() + " to " + table.name(),
                        List.of(table.oid()),
                        LockRule.EVERYBODY));
        Action action = outcome.action() == Action.ALREADY_VALID ? Action.BUILT : outcome.action();
        return new Outcome(action, outcome.index(), outcome.attempts() + 1, context.elapsed());
    }

    Outcome drop(UniqueConstraint constraint) throws SQLException, IndexWorkException {
        TableEntry table = context.requireTable(constraint.index().table());
        Optional<IndexEntry> index = context.catalog().index(table.name().sibling(constraint.name()));
        if (index.isEmpty() || index.get().constraint().isEmpty()) {
            return new IndexDropper(context, table.name().sibling(constraint.name())).drop();
        }
        UniqueConstraint resolved =
                new UniqueConstraint(constraint.index().on(table.name(), constraint.name()), constraint.checking());
        new BriefLock(context)
                .run(new Step(
                        resolved.drop(),
                        "dropping constraint " + constraint.name() + " of " + table.name(),
                        List.of(table.oid()),
                        LockRule.EVERYBODY));
        return new Outcome(Action.DROPPED, index.get().name(), 1, context.elapsed());
    }
}
