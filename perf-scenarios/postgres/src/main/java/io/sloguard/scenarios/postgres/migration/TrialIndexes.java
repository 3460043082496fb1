package io.sloguard.scenarios.postgres.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The indexes that a database had when its trial was opened, against which those of now are held. Thread-safe. */
final class TrialIndexes {

    /** Tables that the migration makes are none of the load's, so neither are their indexes. */
    private static final String INDEXES = """
            select i.indexrelid, i.indrelid, i.indisvalid, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            from pg_index i
            join pg_class c on c.oid = i.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
            order by 4""";

    private static final String TABLES = "select oid from pg_class where relkind in ('r', 'p', 'm')";

    private record Index(long id, long table, boolean isValid, String name, String definition) {}

    private final DataSource database;
    private final Set<Long> known = new HashSet<>();
    private final Set<Long> knownInvalid = new HashSet<>();
    private final Set<Long> tables = new HashSet<>();

    private TrialIndexes(DataSource database) {
        this.database = database;
    }

    /** Reads the indexes that are there now. */
    static TrialIndexes of(DataSource database) throws SQLException {
        TrialIndexes indexes = new TrialIndexes(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                indexes.tables.add(rows.getLong(1));
            }
        }
        for (Index index : indexes.read()) {
            indexes.known.add(index.id());
            if (!index.isValid()) {
                indexes.knownInvalid.add(index.id());
            }
        }
        return indexes;
    }

    /** Returns the definitions of those that were made since on tables that were there. */
    List<String> newDefinitions() throws SQLException {
        return read().stream()
                .filter(index -> !known.contains(index.id()) && tables.contains(index.table()))
                .map(Index::definition)
                .toList();
    }

    /** Returns the names of those that are INVALID and were not. */
    List<String> newlyInvalid() throws SQLException {
        return read().stream()
                .filter(index -> !index.isValid() && !knownInvalid.contains(index.id()))
                .map(Index::name)
                .toList();
    }

    private List<Index> read() throws SQLException {
        List<Index> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                found.add(new Index(
                        rows.getLong(1), rows.getLong(2), rows.getBoolean(3), rows.getString(4), rows.getString(5)));
            }
        }
        return found;
    }
}
