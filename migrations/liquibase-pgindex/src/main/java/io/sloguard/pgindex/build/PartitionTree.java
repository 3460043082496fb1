package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.TableEntry;
import java.sql.SQLException;
import java.util.Optional;

/** Walks from the index of a partitioned table down to those of its partitions. */
final class PartitionTree {

    private final WorkContext context;

    PartitionTree(WorkContext context) {
        this.context = context;
    }

    /** Returns what keeps an index from covering its table and all partitions, or empty if nothing does. */
    Optional<String> gap(IndexEntry index) throws SQLException {
        if (!index.flags().isUsable()) {
            return Optional.of("index " + index.name() + " is INVALID (" + index.flags() + ")");
        }
        if (!index.isPartitioned()) {
            return Optional.empty();
        }
        for (TableEntry partition : context.catalog().partitionsOf(index.tableOid())) {
            Optional<IndexEntry> child = attached(index, partition);
            Optional<String> gap = child.isEmpty()
                    ? Optional.of("partition " + partition.name() + " has no attached index")
                    : gap(child.get());
            if (gap.isPresent()) {
                return gap;
            }
        }
        return Optional.empty();
    }

    /** Returns the index of a partition that is attached to a parent. */
    Optional<IndexEntry> attached(IndexEntry parent, TableEntry partition) throws SQLException {
        return context.catalog().indexesOf(partition.oid()).stream()
                .filter(index ->
                        index.parentOid().filter(oid -> oid == parent.oid()).isPresent())
                .findFirst();
    }
}
