package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Makes the index of a partitioned table notice that one of its parts has become valid. */
final class PartitionRepair {

    private final WorkContext context;

    PartitionRepair(WorkContext context) {
        this.context = context;
    }

    void attachAgain(IndexEntry child) throws SQLException, IndexWorkException {
        if (child.parentOid().isEmpty()) {
            return;
        }
        Optional<IndexEntry> parent = context.catalog().index(child.parentOid().get());
        if (parent.isEmpty() || parent.get().flags().isUsable()) {
            return;
        }
        new BriefLock(context)
                .run(new Step(
                        "ALTER INDEX " + parent.get().name().quoted() + " ATTACH PARTITION "
                                + child.name().quoted(),
                        "attaching index " + child.name() + " again",
                        List.of(child.tableOid(), child.oid()),
                        LockRule.EVERYBODY));
        attachAgain(parent.get());
    }
}
