package io.sloguard.pgindex.change;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.sql.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.DatabaseChangeProperty;
import liquibase.database.Database;
import liquibase.exception.RollbackImpossibleException;
import org.jspecify.annotations.Nullable;

/** Drops an index without blocking anybody, once nobody uses its table. */
@DatabaseChange(
        name = "dropIndexConcurrently",
        description = "Drops an index of PostgreSQL without blocking readers and writers",
        priority = ChangeMetaData.PRIORITY_DEFAULT,
        appliesTo = "index")
public final class DropIndexConcurrentlyChange extends IndexChange {

    private @Nullable String indexName;

    /** Made by Liquibase's parsers. */
    public DropIndexConcurrentlyChange() {}

    /**
     * Returns the index that the change names.
     *
     * @param database decides about case and quoting of names
     * @return the index
     * @throws IllegalArgumentException if the name is not acceptable
     */
    public RelationName index(Database database) {
        return new Names(database).index(getSchemaName(), Objects.requireNonNull(indexName));
    }

    @Override
    public IndexTask task(Database database) {
        return new IndexTask.Drop(index(database));
    }

    @Override
    Optional<IndexTask> inverse(Database database) throws RollbackImpossibleException {
        throw new RollbackImpossibleException("dropIndexConcurrently does not know how index " + indexName
                + " was made: give the changeset a rollback with createIndexConcurrently");
    }

    @Override
    public boolean supportsRollback(Database database) {
        return false;
    }

    @Override
    List<String> missingAttributes() {
        List<String> missing = new ArrayList<>();
        if (indexName == null || indexName.isBlank()) {
            missing.add("indexName");
        }
        return missing;
    }

    @Override
    public String getConfirmationMessage() {
        return "Index " + indexName + " dropped";
    }

    /**
     * Returns the name of the index.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Name of the index", supportsDatabase = "postgresql")
    public @Nullable String getIndexName() {
        return indexName;
    }

    /**
     * Sets the name of the index.
     *
     * @param indexName the attribute
     */
    public void setIndexName(@Nullable String indexName) {
        this.indexName = indexName;
    }
}
