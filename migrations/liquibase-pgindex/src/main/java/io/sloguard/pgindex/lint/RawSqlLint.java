package io.sloguard.pgindex.lint;

import io.sloguard.pgindex.runtime.IndexTaskRunner;
import io.sloguard.pgindex.sql.IndexStatement;
import io.sloguard.pgindex.sql.IndexStatement.Existence;
import io.sloguard.pgindex.sql.IndexStatement.Manner;
import io.sloguard.pgindex.sql.IndexStatement.Verb;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.change.core.CreateIndexChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/** Finds index statements of one changeset that block writers or hide a failed build. */
final class RawSqlLint {

    private static final String INSTEAD = "; use createIndexConcurrently, or runWith:pgindex in formatted SQL";

    /** Sizes come from the catalog, so that the table itself is not locked by the transaction of the validation. */
    private static final String SIZE = """
            with recursive parts(oid) as (
                select to_regclass(?)::oid union all select inhrelid from pg_inherits join parts on inhparent = parts.oid)
            select coalesce(sum(pg_relation_size(c.oid)), 0) from parts join pg_class c on c.oid = parts.oid
            where c.relkind in ('r', 'm')""";

    private final Database database;

    RawSqlLint(Database database) {
        this.database = database;
    }

    List<String> findings(ChangeSet changeSet) {
        List<String> findings = new ArrayList<>();
        for (Change change : changeSet.getChanges()) {
            if (change instanceof CreateIndexChange createIndex) {
                createIndex(createIndex, findings);
            }
            rawSql(changeSet, change, findings);
        }
        return findings.stream()
                .map(finding -> "Changeset " + changeSet.toString(false) + ": " + finding)
                .toList();
    }

    private void createIndex(CreateIndexChange change, List<String> findings) {
        RelationName table = change.getSchemaName() == null
                ? RelationName.of(change.getTableName())
                : RelationName.of(change.getSchemaName(), change.getTableName());
        if (hasRows(table)) {
            findings.add("createIndex blocks all writes of " + table + ", which has rows, until it is finished;"
                    + " use createIndexConcurrently");
        }
    }

    private void rawSql(ChangeSet changeSet, Change change, List<String> findings) {
        List<String> statements;
        try {
            statements = RawSql.statementsOf(change, database);
        } catch (IllegalArgumentException unreadable) {
            findings.add("its SQL could not be read: " + unreadable.getMessage());
            return;
        }
        for (String sql : statements) {
            try {
                statement(changeSet, IndexStatement.parse(sql), findings);
            } catch (IllegalArgumentException unreadable) {
                findings.add("an index statement could not be read: " + unreadable.getMessage());
            }
        }
    }

    private void statement(ChangeSet changeSet, IndexStatement statement, List<String> findings) {
        if (statement.isConcurrentIndexWork() && changeSet.isRunInTransaction()) {
            findings.add("concurrent index work fails inside a transaction; set runInTransaction to false");
        }
        if (statement.verb() != Verb.CREATE) {
            return;
        }
        if (statement.manner() == Manner.BLOCKING) {
            statement
                    .table()
                    .filter(this::hasRows)
                    .ifPresent(table -> findings.add("CREATE INDEX blocks all writes of " + table
                            + ", which has rows, until it is finished" + INSTEAD));
            return;
        }
        if (statement.existence() == Existence.IGNORED) {
            findings.add("CREATE INDEX CONCURRENTLY IF NOT EXISTS takes the INVALID index of a failed build for a"
                    + " finished one" + INSTEAD);
        }
        if (statement.index().isEmpty()) {
            findings.add("CREATE INDEX CONCURRENTLY without a name builds another index with every attempt" + INSTEAD);
        }
    }

    private boolean hasRows(RelationName table) {
        Optional<Connection> connection = IndexTaskRunner.connectionOf(database);
        if (connection.isEmpty()) {
            return false;
        }
        try (PreparedStatement query = connection.get().prepareStatement(SIZE)) {
            query.setString(1, table.quoted());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
            }
        } catch (SQLException failed) {
            throw new IllegalArgumentException(
                    "the size of " + table + " could not be read: " + failed.getMessage(), failed);
        }
    }
}
