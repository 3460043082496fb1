package io.sloguard.pgindex.catalog;

import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up tables, indexes and partitions.
 *
 * <p>Every call is one short query. Not thread-safe: it belongs to the thread that owns the connection.
 */
public final class IndexCatalog {

    private static final String TABLE = """
            select c.oid, n.nspname, c.relname, c.relkind::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.oid = to_regclass(?)""";

    private static final String RELATION_KIND = """
            select c.relkind::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ?""";

    private static final String INDEX = """
            select i.indexrelid, xn.nspname, x.relname, i.indrelid, tn.nspname, t.relname,
                   i.indisvalid, i.indisready, i.indislive, i.indisunique,
                   pg_get_indexdef(i.indexrelid), x.relkind::text,
                   (select k.conname from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('u', 'p', 'x')
                    limit 1),
                   (select h.inhparent from pg_inherits h where h.inhrelid = i.indexrelid), i.indexprs is not null
            from pg_index i
            join pg_class x on x.oid = i.indexrelid join pg_namespace xn on xn.oid = x.relnamespace
            join pg_class t on t.oid = i.indrelid join pg_namespace tn on tn.oid = t.relnamespace
            """;

    private static final String PARTITIONS = """
            select c.oid, n.nspname, c.relname, c.relkind::text
            from pg_inherits h join pg_class c on c.oid = h.inhrelid join pg_namespace n on n.oid = c.relnamespace
            where h.inhparent = ? and not coalesce(h.inhdetachpending, false) order by c.oid""";

    private static final String TABLES_OF = """
            with subject as (
                select coalesce(i.indrelid, c.oid) as oid
                from pg_class c left join pg_index i on i.indexrelid = c.oid where c.oid = to_regclass(?))
            select oid from subject union select relid from subject, pg_partition_tree(oid)""";

    private final Connection connection;
    private final ServerVersion version;

    /**
     * Makes a catalog over a connection.
     *
     * @param connection an open connection
     * @param version its server's version
     */
    public IndexCatalog(Connection connection, ServerVersion version) {
        this.connection = connection;
        this.version = version;
    }

    /**
     * Finds a table by name.
     *
     * @param name with or without schema; without, the search path decides
     * @return the table, or empty if there is none
     * @throws SQLException if the server does not answer
     */
    public Optional<TableEntry> table(RelationName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, name.quoted());
            List<TableEntry> tables = tables(statement);
            return tables.stream().findFirst();
        }
    }

    /**
     * Tells whether a name is taken by something that is not an index.
     *
     * @param name the name with its schema
     * @return true if a table, view or sequence has it
     * @throws SQLException if the server does not answer
     */
    public boolean isTakenByOtherKind(RelationName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELATION_KIND)) {
            statement.setString(1, name.schema().map(Identifier::name).orElse(""));
            statement.setString(2, name.name().name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && !"iI".contains(row.getString(1));
            }
        }
    }

    /**
     * Finds an index by name.
     *
     * @param name with or without schema; without, the search path decides
     * @return the index, or empty if there is none
     * @throws SQLException if the server does not answer
     */
    public Optional<IndexEntry> index(RelationName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INDEX + "where i.indexrelid = to_regclass(?)")) {
            statement.setString(1, name.quoted());
            return indexes(statement).stream().findFirst();
        }
    }

    /**
     * Finds an index by identity.
     *
     * @param oid the index
     * @return the index, or empty if there is none
     * @throws SQLException if the server does not answer
     */
    public Optional<IndexEntry> index(long oid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INDEX + "where i.indexrelid = ?")) {
            statement.setLong(1, oid);
            return indexes(statement).stream().findFirst();
        }
    }

    /**
     * Finds every index of a table.
     *
     * @param tableOid the table
     * @return all indexes, whatever their state
     * @throws SQLException if the server does not answer
     */
    public List<IndexEntry> indexesOf(long tableOid) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(INDEX + "where i.indrelid = ? order by i.indexrelid")) {
            statement.setLong(1, tableOid);
            return indexes(statement);
        }
    }

    /**
     * Finds the table of a relation and all partitions below it. Unlike everything else here that knows of indexes it
     * can be asked while the table is locked against all use.
     *
     * @param name a table or an index
     * @return identities; empty if there is no such relation
     * @throws SQLException if the server does not answer
     */
    public List<Long> tablesOf(RelationName name) throws SQLException {
        List<Long> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES_OF)) {
            statement.setString(1, name.quoted());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getLong(1));
                }
            }
        }
        return tables;
    }

    /**
     * Finds the partitions directly below a table.
     *
     * @param tableOid the partitioned table
     * @return its partitions, of which some may be partitioned themselves
     * @throws SQLException if the server does not answer
     */
    public List<TableEntry> partitionsOf(long tableOid) throws SQLException {
        String sql = version.major() >= 14
                ? PARTITIONS
                : PARTITIONS.replace("not coalesce(h.inhdetachpending, false)", "true");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, tableOid);
            return tables(statement);
        }
    }

    private static List<TableEntry> tables(PreparedStatement statement) throws SQLException {
        List<TableEntry> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                RelationName name = RelationName.of(row.getString(2), row.getString(3));
                tables.add(new TableEntry(row.getLong(1), name, TableEntry.Kind.of(row.getString(4))));
            }
        }
        return tables;
    }

    private static List<IndexEntry> indexes(PreparedStatement statement) throws SQLException {
        List<IndexEntry> indexes = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                indexes.add(index(row));
            }
        }
        return indexes;
    }

    private static IndexEntry index(ResultSet row) throws SQLException {
        RelationName name = RelationName.of(row.getString(2), row.getString(3));
        RelationName table = RelationName.of(row.getString(5), row.getString(6));
        boolean isPartitioned = "I".equals(row.getString(12));
        long parent = row.getLong(14);
        return new IndexEntry(
                row.getLong(1),
                name,
                row.getLong(4),
                table,
                new IndexEntry.Flags(row.getBoolean(7), row.getBoolean(8), row.getBoolean(9)),
                IndexWording.layoutOf(row.getString(11)),
                Optional.ofNullable(row.getString(13)),
                parent == 0 ? Optional.empty() : Optional.of(parent),
                isPartitioned,
                row.getBoolean(15));
    }
}
