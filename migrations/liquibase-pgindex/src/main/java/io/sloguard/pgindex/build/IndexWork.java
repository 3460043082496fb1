package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Builds, drops, rebuilds and checks indexes of PostgreSQL concurrently.
 *
 * <p>After a failure the settings of the session are as before, nothing INVALID is left if it can be dropped, and the
 * same call succeeds once the cause is gone. Not thread-safe: it uses the connection of its session.
 *
 * <pre>{@code
 * Session session = new Session(connection, MonitorSource.NONE, journal, Pace.real(new Random(1)));
 * Outcome outcome = new IndexWork(session, Tuning.DEFAULT).build(definition);
 * }</pre>
 */
public final class IndexWork {

    private final Session session;
    private final Tuning tuning;

    /**
     * Prepares work on a session.
     *
     * @param session the connection in autocommit mode, and what goes with it
     * @param tuning how to wait and retry
     */
    public IndexWork(Session session, Tuning tuning) {
        this.session = session;
        this.tuning = tuning;
    }

    /**
     * Makes sure that an index exists, is usable and is made as defined. The index of a partitioned table is built
     * partition by partition.
     *
     * @param definition the index
     * @return what was done: BUILT, ALREADY_VALID, ADOPTED or REPAIRED
     * @throws IndexWorkException if it could not be done; see the message
     */
    public Outcome build(IndexDefinition definition) throws IndexWorkException {
        return carryOut("index " + definition.indexName(), definition.table(), context -> {
            TableEntry table = context.requireTable(definition.table());
            return table.kind() == TableEntry.Kind.PARTITIONED
                    ? new PartitionedIndexBuilder(context, definition, table).build()
                    : new IndexBuilder(context, definition, table).build();
        });
    }

    /**
     * Makes sure that an index does not exist.
     *
     * @param index the index
     * @return DROPPED or ALREADY_ABSENT
     * @throws IndexWorkException if it could not be done; the message says whether the index is still valid
     */
    public Outcome drop(RelationName index) throws IndexWorkException {
        return carryOut("dropping index " + index, index, context -> new IndexDropper(context, index).drop());
    }

    /**
     * Rebuilds an index in place.
     *
     * @param index the index
     * @return REINDEXED if it was valid before, REPAIRED if it was not
     * @throws IndexWorkException if it could not be done
     */
    public Outcome reindex(RelationName index) throws IndexWorkException {
        return carryOut("reindexing " + index, index, context -> {
            IndexEntry found = context.catalog()
                    .index(index)
                    .orElseThrow(() -> new IndexWorkException(
                            Reason.NO_SUCH_OBJECT, "There is no index " + index + " that could be rebuilt"));
            Outcome outcome = new IndexReindexer(context, found).reindex();
            new PartitionRepair(context).attachAgain(found);
            return outcome;
        });
    }

    /**
     * Makes sure that a unique constraint exists.
     *
     * @param constraint the constraint and its index
     * @return what was done: BUILT, ALREADY_VALID, ADOPTED or REPAIRED
     * @throws IndexWorkException if it could not be done
     */
    public Outcome add(UniqueConstraint constraint) throws IndexWorkException {
        return carryOut(
                "constraint " + constraint.name(),
                constraint.index().table(),
                context -> new ConstraintBuilder(context).add(constraint));
    }

    /**
     * Makes sure that a unique constraint does not exist.
     *
     * @param constraint the constraint
     * @return DROPPED or ALREADY_ABSENT
     * @throws IndexWorkException if it could not be done
     */
    public Outcome drop(UniqueConstraint constraint) throws IndexWorkException {
        return carryOut(
                "dropping constraint " + constraint.name(),
                constraint.index().table(),
                context -> new ConstraintBuilder(context).drop(constraint));
    }

    /**
     * Looks whether an index is as it should be; changes nothing.
     *
     * @param definition the index
     * @return what was found
     * @throws IndexWorkException if the server could not be asked
     */
    public IndexVerdict verify(IndexDefinition definition) throws IndexWorkException {
        return carryOut("checking index " + definition.indexName(), definition.table(), context -> {
            Optional<TableEntry> table = context.catalog().table(definition.table());
            if (table.isEmpty()) {
                return new IndexVerdict(
                        IndexVerdict.State.MISSING, definition.indexName(), "there is no table " + definition.table());
            }
            return verdict(context, definition.on(table.get().name(), definition.index()), table.get());
        });
    }

    /**
     * Looks whether an index is gone, as it should be; changes nothing.
     *
     * @param index the index
     * @return what was found
     * @throws IndexWorkException if the server could not be asked
     */
    public IndexVerdict verifyAbsent(RelationName index) throws IndexWorkException {
        return carryOut(
                "checking index " + index,
                index,
                context -> context.catalog()
                        .index(index)
                        .map(found -> new IndexVerdict(
                                IndexVerdict.State.UNEXPECTED, found.name(), "it should be dropped: " + found.flags()))
                        .orElse(new IndexVerdict(IndexVerdict.State.VALID, index, "dropped")));
    }

    private static IndexVerdict verdict(WorkContext context, IndexDefinition definition, TableEntry table)
            throws SQLException, IndexWorkException {
        RelationName name = definition.indexName();
        Optional<IndexEntry> found = context.catalog().index(name);
        if (found.isEmpty()) {
            return new IndexVerdict(IndexVerdict.State.MISSING, name, "there is no such index: run the update");
        }
        IndexEntry index = found.get();
        WantedIndex wanted = new WantedIndex(context, definition, table);
        if (!wanted.isMadeLike(index)) {
            String detail = "wanted on " + table.name() + ": "
                    + wanted.canonical().layout() + "; found on " + index.table() + ": " + index.layout();
            return new IndexVerdict(IndexVerdict.State.DIFFERENT, name, detail);
        }
        return new PartitionTree(context)
                .gap(index)
                .map(gap -> new IndexVerdict(
                        IndexVerdict.State.INVALID,
                        name,
                        gap + ": no query uses it; repair it with reindexConcurrently or REINDEX INDEX CONCURRENTLY"))
                .orElse(new IndexVerdict(IndexVerdict.State.VALID, name, index.layout()));
    }

    private <T> T carryOut(String what, RelationName subject, Work<T> work) throws IndexWorkException {
        try (WorkContext context = WorkContext.open(session, tuning)) {
            return onceReadable(context, subject, work);
        } catch (SQLException failed) {
            throw new IndexWorkException(
                    Reason.STATEMENT_FAILED,
                    what + " failed: " + failed.getMessage() + ". Run the update again once the cause is gone",
                    failed);
        }
    }

    /** Begins again after a lock on the table: the work looks what is there before it does anything. */
    private static <T> T onceReadable(WorkContext context, RelationName subject, Work<T> work)
            throws SQLException, IndexWorkException {
        while (true) {
            try {
                return work.in(context);
            } catch (SQLException failed) {
                if (!LockedTable.isCauseOf(failed)) {
                    throw failed;
                }
                new LockedTable(context, subject).await(failed);
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(WorkContext context) throws SQLException, IndexWorkException;
    }
}
