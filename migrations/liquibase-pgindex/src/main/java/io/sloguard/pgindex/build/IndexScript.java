package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.IndexCatalog;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.ServerVersion;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words the building of an index as plain SQL; for a partitioned table it lists the partitions that exist now. */
final class IndexScript {

    private IndexScript() {}

    static List<String> create(Connection connection, IndexDefinition definition) throws SQLException {
        IndexCatalog catalog = new IndexCatalog(connection, ServerVersion.of(connection));
        Optional<TableEntry> table = catalog.table(definition.table());
        List<String> statements = new ArrayList<>();
        if (table.isPresent() && table.get().kind() == TableEntry.Kind.PARTITIONED) {
            partitioned(catalog, definition, table.get(), statements);
        } else {
            statements.add(definition.createConcurrently());
        }
        return statements;
    }

    static boolean isPartitioned(Connection connection, RelationName index) throws SQLException {
        return new IndexCatalog(connection, ServerVersion.of(connection))
                .index(index)
                .map(IndexEntry::isPartitioned)
                .orElse(false);
    }

    private static void partitioned(
            IndexCatalog catalog, IndexDefinition parent, TableEntry table, List<String> statements)
            throws SQLException {
        statements.add(parent.createOnlyOnParent());
        for (TableEntry partition : catalog.partitionsOf(table.oid())) {
            Identifier name = Identifier.joined(
                    parent.index().name(), partition.name().name().name());
            IndexDefinition child = parent.on(partition.name(), name);
            if (partition.kind() == TableEntry.Kind.PARTITIONED) {
                partitioned(catalog, child, partition, statements);
            } else {
                statements.add(child.createConcurrently());
            }
            statements.add("ALTER INDEX " + parent.indexName().quoted() + " ATTACH PARTITION "
                    + child.indexName().quoted());
        }
    }
}
