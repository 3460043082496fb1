package io.sloguard.pgindex.verify;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.build.IndexVerdict;
import io.sloguard.pgindex.build.IndexWork;
import io.sloguard.pgindex.build.IndexWorkException;
import io.sloguard.pgindex.change.IndexChange;
import io.sloguard.pgindex.lint.RawSql;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.IndexStatement;
import io.sloguard.pgindex.sql.IndexStatement.Verb;
import io.sloguard.pgindex.sql.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.DropIndexChange;
import liquibase.change.core.DropTableChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/**
 * The indexes that a changelog leaves behind when it has run to its end: those of this extension, of
 * {@code createIndex}, and of raw SQL that names them. What is dropped later in the changelog is expected to be gone.
 *
 * <p>Mutable while it reads changesets in their order; not thread-safe.
 */
public final class ExpectedIndexes {

    private final Database database;
    private final Map<String, IndexDefinition> present = new LinkedHashMap<>();
    private final Map<String, RelationName> absent = new LinkedHashMap<>();

    /**
     * Starts with no expectation.
     *
     * @param database decides about case and quoting of names
     */
    public ExpectedIndexes(Database database) {
        this.database = database;
    }

    /**
     * Adds what a changeset does to indexes.
     *
     * @param changeSet the next changeset of the changelog
     * @throws IllegalArgumentException if an index change cannot be read
     */
    public void add(ChangeSet changeSet) {
        changeSet.getChanges().forEach(this::add);
    }

    private void add(Change change) {
        if (change instanceof IndexChange ours) {
            add(ours.task(database));
        } else if (change instanceof DropTableChange drop) {
            present.values().removeIf(index -> index.table().name().name().equalsIgnoreCase(drop.getTableName()));
        } else if (RawSql.isRaw(change) || change instanceof CreateIndexChange || change instanceof DropIndexChange) {
            RawSql.generatedBy(change, database).stream()
                    .map(IndexStatement::parse)
                    .forEach(this::add);
        }
    }

    private void add(IndexTask task) {
        if (task instanceof IndexTask.Build build) {
            expect(build.definition());
        } else if (task instanceof IndexTask.AddConstraint add) {
            expect(add.constraint().index());
        } else if (task instanceof IndexTask.Drop drop) {
            expectAbsent(drop.index());
        } else if (task instanceof IndexTask.DropConstraint drop) {
            expectAbsent(drop.constraint().index().indexName());
        }
    }

    private void add(IndexStatement statement) {
        if (statement.verb() == Verb.CREATE) {
            statement.definition().ifPresent(this::expect);
        } else if (statement.verb() == Verb.DROP) {
            statement.index().ifPresent(this::expectAbsent);
        }
    }

    private void expect(IndexDefinition definition) {
        absent.remove(key(definition.indexName()));
        present.put(key(definition.indexName()), definition);
    }

    private void expectAbsent(RelationName index) {
        present.remove(key(index));
        absent.put(key(index), index);
    }

    private String key(RelationName index) {
        String schema = index.schema()
                .map(value -> value.name())
                .orElse(Optional.ofNullable(database.getDefaultSchemaName()).orElse(""));
        return schema + "." + index.name();
    }

    /**
     * Compares the expectations with a server.
     *
     * @param work how to ask the server
     * @return a verdict for every index that the changelog mentions, in its order
     * @throws IndexWorkException if the server could not be asked
     */
    public List<IndexVerdict> verify(IndexWork work) throws IndexWorkException {
        List<IndexVerdict> verdicts = new ArrayList<>();
        for (IndexDefinition definition : present.values()) {
            verdicts.add(work.verify(definition));
        }
        for (RelationName index : absent.values()) {
            verdicts.add(work.verifyAbsent(index));
        }
        return verdicts;
    }
}
