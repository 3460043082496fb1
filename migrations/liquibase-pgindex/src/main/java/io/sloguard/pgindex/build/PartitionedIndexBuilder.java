package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Outcome.Action;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Builds the index of a partitioned table: the empty index of the parent first, then each partition concurrently, then
 * each is attached; the parent becomes valid with the last one.
 *
 * <p>PostgreSQL accepts an INVALID index when it is attached and does not notice when it becomes valid later, so every
 * child is made valid first and attached again if the parent still is not.
 */
final class PartitionedIndexBuilder {

    private static final int ROUNDS = 3;

    private final WorkContext context;
    private final IndexDefinition definition;
    private final TableEntry table;
    private int attempts;

    PartitionedIndexBuilder(WorkContext context, IndexDefinition definition, TableEntry table) {
        this.context = context;
        this.definition = definition;
        this.table = table;
    }

    Outcome build() throws SQLException, IndexWorkException {
        IndexDefinition root = definition.on(table.name(), definition.index());
        Optional<IndexEntry> before = context.catalog().index(root.indexName());
        if (before.isPresent() && new PartitionTree(context).gap(before.get()).isEmpty()) {
            ensureParent(root, table);
            return outcome(Action.ALREADY_VALID, root);
        }
        // partitions that are attached meanwhile get their index from PostgreSQL, others are caught by the next round
        complete(root, table);
        for (int round = 1; round < ROUNDS && !isUsable(root.indexName()); round++) {
            complete(root, table);
        }
        if (!isUsable(root.indexName())) {
            throw new IndexWorkException(
                    Reason.VERIFICATION_FAILED,
                    "index " + root.indexName() + " is still INVALID although all its partitions have one. Look for"
                            + " partitions that are attached at the same time, and run the update again");
        }
        return outcome(before.isPresent() ? Action.REPAIRED : Action.BUILT, root);
    }

    private Outcome outcome(Action action, IndexDefinition root) {
        return new Outcome(action, root.indexName(), attempts, context.elapsed());
    }

    private void complete(IndexDefinition parent, TableEntry parentTable) throws SQLException, IndexWorkException {
        IndexEntry parentIndex = ensureParent(parent, parentTable);
        for (TableEntry partition : context.catalog().partitionsOf(parentTable.oid())) {
            IndexEntry child = ensureChild(parent, parentIndex, partition);
            if (child.parentOid().isEmpty() || !isUsable(parentIndex.name())) {
                attach(parentIndex, child, partition);
            }
        }
    }

    private IndexEntry ensureParent(IndexDefinition parent, TableEntry parentTable)
            throws SQLException, IndexWorkException {
        WantedIndex wanted = new WantedIndex(context, parent, parentTable);
        BuildFailures failures = new BuildFailures(context, parent.indexName(), parentTable);
        Optional<IndexEntry> found = context.catalog().index(parent.indexName());
        if (found.isPresent()) {
            if (!wanted.isMadeLike(found.get())) {
                throw failures.mismatch(wanted.canonical(), found.get());
            }
            return found.get();
        }
        if (context.catalog().isTakenByOtherKind(parent.indexName())) {
            throw failures.nameTaken();
        }
        attempts++;
        new BriefLock(context)
                .run(new Step(
                        parent.createOnlyOnParent(),
                        "index " + parent.indexName() + " of the partitioned table alone",
                        List.of(parentTable.oid()),
                        LockRule.WRITERS));
        return context.catalog().index(parent.indexName()).orElseThrow();
    }

    private IndexEntry ensureChild(IndexDefinition parent, IndexEntry parentIndex, TableEntry partition)
            throws SQLException, IndexWorkException {
        if (partition.kind() == TableEntry.Kind.FOREIGN) {
            throw new IndexWorkException(
                    Reason.NO_SUCH_OBJECT,
                    "partition " + partition.name() + " is a foreign table, which has no indexes, so the index "
                            + parentIndex.name() + " can never become valid. Index the other partitions one by one");
        }
        Optional<IndexEntry> attached = new PartitionTree(context).attached(parentIndex, partition);
        Identifier childName = attached.map(IndexEntry::name)
                .map(RelationName::name)
                .orElse(Identifier.joined(
                        parent.index().name(), partition.name().name().name()));
        IndexDefinition child = parent.on(partition.name(), childName);
        if (partition.kind() == TableEntry.Kind.PARTITIONED) {
            complete(child, partition);
        } else if (attached.isEmpty() || !attached.get().flags().isUsable()) {
            Outcome built = new IndexBuilder(context, child, partition).build();
            attempts += built.attempts();
            context.journal().progress(built.describe());
        }
        return context.catalog().index(child.indexName()).orElseThrow();
    }

    private void attach(IndexEntry parent, IndexEntry child, TableEntry partition)
            throws SQLException, IndexWorkException {
        if (!child.flags().isUsable()) {
            throw new IndexWorkException(
                    Reason.VERIFICATION_FAILED,
                    "index " + child.name() + " is INVALID (" + child.flags() + ") and was not attached to "
                            + parent.name() + ". Run the update again");
        }
        new BriefLock(context)
                .run(new Step(
                        "ALTER INDEX " + parent.name().quoted() + " ATTACH PARTITION "
                                + child.name().quoted(),
                        "attaching index " + child.name(),
                        List.of(partition.oid(), child.oid()),
                        LockRule.EVERYBODY));
    }

    private boolean isUsable(RelationName index) throws SQLException {
        return context.catalog()
                .index(index)
                .map(value -> value.flags().isUsable())
                .orElse(false);
    }
}
