package io.sloguard.pgindex.change;

import io.sloguard.pgindex.catalog.IndexCatalog;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.ServerVersion;
import io.sloguard.pgindex.runtime.IndexTaskRunner;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.exception.ValidationErrors;
import liquibase.exception.Warnings;
import liquibase.precondition.AbstractPrecondition;
import org.jspecify.annotations.Nullable;

/** Holds if an index exists and queries can use it; Liquibase's own {@code indexExists} holds for INVALID ones too. */
public final class IndexValidPrecondition extends AbstractPrecondition {

    private @Nullable String schemaName;
    private @Nullable String indexName;

    /** Made by Liquibase's parsers. */
    public IndexValidPrecondition() {}

    @Override
    public String getName() {
        return "indexValid";
    }

    @Override
    public Warnings warn(Database database) {
        return new Warnings();
    }

    @Override
    public ValidationErrors validate(Database database) {
        ValidationErrors errors = new ValidationErrors();
        if (indexName == null || indexName.isBlank()) {
            errors.addError("indexValid needs the attribute 'indexName'");
        }
        return errors;
    }

    @Override
    public void check(Database database, DatabaseChangeLog changeLog, ChangeSet changeSet, ChangeExecListener listener)
            throws PreconditionFailedException, PreconditionErrorException {
        Optional<String> problem;
        try {
            problem = problem(database);
        } catch (SQLException | IllegalArgumentException failed) {
            throw new PreconditionErrorException(failed, changeLog, this);
        }
        if (problem.isPresent()) {
            throw new PreconditionFailedException(problem.get(), changeLog, this);
        }
    }

    private Optional<String> problem(Database database) throws SQLException {
        RelationName name = new Names(database).index(schemaName, Objects.requireNonNull(indexName));
        Optional<Connection> connection = IndexTaskRunner.connectionOf(database);
        if (connection.isEmpty()) {
            return Optional.of("Index " + name + " cannot be looked up offline");
        }
        Optional<IndexEntry> index = new IndexCatalog(connection.get(), ServerVersion.of(connection.get())).index(name);
        if (index.isEmpty()) {
            return Optional.of("Index " + name + " does not exist");
        }
        return index.get().flags().isUsable()
                ? Optional.empty()
                : Optional.of("Index " + name + " is INVALID (" + index.get().flags() + ")");
    }

    @Override
    public String getSerializedObjectNamespace() {
        return IndexChange.NAMESPACE;
    }

    /**
     * Returns the schema.
     *
     * @return a name, or null for the search path
     */
    public @Nullable String getSchemaName() {
        return schemaName;
    }

    /**
     * Sets the schema.
     *
     * @param schemaName a name
     */
    public void setSchemaName(@Nullable String schemaName) {
        this.schemaName = schemaName;
    }

    /**
     * Returns the index.
     *
     * @return a name
     */
    public @Nullable String getIndexName() {
        return indexName;
    }

    /**
     * Sets the index.
     *
     * @param indexName a name
     */
    public void setIndexName(@Nullable String indexName) {
        this.indexName = indexName;
    }
}
