package io.sloguard.pgindex.change;

import io.sloguard.pgindex.build.IndexTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.DatabaseChangeProperty;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Rebuilds an index in place without blocking writers; rolling it back does nothing. */
@DatabaseChange(
        name = "reindexConcurrently",
        description = "Rebuilds an index of PostgreSQL without blocking writers",
        priority = ChangeMetaData.PRIORITY_DEFAULT,
        appliesTo = "index")
public final class ReindexConcurrentlyChange extends IndexChange {

    private @Nullable String indexName;

    /** Made by Liquibase's parsers. */
    public ReindexConcurrentlyChange() {}

    @Override
    public IndexTask task(Database database) {
        return new IndexTask.Reindex(new Names(database).index(getSchemaName(), Objects.requireNonNull(indexName)));
    }

    @Override
    Optional<IndexTask> inverse(Database database) {
        return Optional.empty();
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
        return "Index " + indexName + " rebuilt";
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
