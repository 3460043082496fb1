package io.sloguard.pgindex.catalog;

import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Lets the server word an index definition, by making the index on an empty copy of the table and rolling back.
 *
 * <p>The copy is a temporary table of the same name, so that expressions may name the table. It takes an ACCESS SHARE
 * lock on the table for a moment. Without the privilege TEMPORARY the copy is an ordinary table of the same schema,
 * where the right to create is needed for the index anyhow. Not thread-safe.
 */
public final class Canonicalizer {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Identifier PROBE = new Identifier("pgindex_probe_index");

    private static final String WORDING = """
            select pg_get_indexdef(i.indexrelid), pg_get_expr(i.indpred, i.indrelid),
                   (select array_agg(pg_get_indexdef(i.indexrelid, key, false) order by key)
                    from generate_series(1, i.indnkeyatts) key), :nulls_collide
            from pg_index i where i.indexrelid = to_regclass(?)""";

    private final Connection connection;
    private final ServerVersion version;

    /**
     * Makes a canonicalizer.
     *
     * @param connection an open connection in autocommit mode
     * @param version its server's version
     */
    public Canonicalizer(Connection connection, ServerVersion version) {
        this.connection = connection;
        this.version = version;
    }

    /**
     * Asks the server to word a definition.
     *
     * @param definition the definition as the user wrote it
     * @param table the table that it is for
     * @return the server's wording
     * @throws SQLException if the server does not accept the definition, with its reason
     */
    public CanonicalIndex canonical(IndexDefinition definition, TableEntry table) throws SQLException {
        try {
            RelationName temporary =
                    RelationName.of("pg_temp", table.name().name().name());
            return rolledBack(definition, table, temporary, "create temporary table ");
        } catch (SQLException denied) {
            if (!INSUFFICIENT_PRIVILEGE.equals(denied.getSQLState())) {
                throw denied;
            }
            RelationName copy = table.name().sibling(Identifier.joined("pgindex_probe", String.valueOf(table.oid())));
            return rolledBack(definition, table, copy, "create table ");
        }
    }

    private CanonicalIndex rolledBack(
            IndexDefinition definition, TableEntry table, RelationName copy, String createTable) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(
                    createTable + copy.quoted() + " (like " + table.name().quoted() + " including generated)");
            statement.execute(definition.on(copy, PROBE).create());
            return read(copy.sibling(PROBE));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private CanonicalIndex read(RelationName index) throws SQLException {
        String nullsCollide = version.major() >= 15 ? "i.indnullsnotdistinct" : "false";
        try (PreparedStatement statement =
                connection.prepareStatement(WORDING.replace(":nulls_collide", nullsCollide))) {
            statement.setString(1, index.quoted());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new CanonicalIndex(
                        IndexWording.layoutOf(row.getString(1)),
                        List.of((String[]) row.getArray(3).getArray()),
                        Optional.ofNullable(row.getString(2)),
                        row.getBoolean(4));
            }
        }
    }
}
