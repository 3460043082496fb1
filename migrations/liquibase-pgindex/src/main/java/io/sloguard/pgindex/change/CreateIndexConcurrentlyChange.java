package io.sloguard.pgindex.change;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.config.TuningText;
import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.IndexLayout;
import io.sloguard.pgindex.sql.IndexLayout.NullsDistinct;
import io.sloguard.pgindex.sql.SqlFragment;
import io.sloguard.pgindex.sql.Uniqueness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import liquibase.change.ChangeMetaData;
import liquibase.change.ChangeWithColumns;
import liquibase.change.DatabaseChange;
import liquibase.change.DatabaseChangeProperty;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Builds an index without blocking writers, whatever state a previous attempt left it in.
 *
 * <pre>{@code
 * - createIndexConcurrently:
 *     tableName: economy_economytransaction
 *     indexName: ix_econ_wallet_created
 *     columns: [{column: {name: wallet_id}}, {column: {name: created, descending: true}}]
 * }</pre>
 */
@DatabaseChange(
        name = "createIndexConcurrently",
        description = "Builds an index of PostgreSQL without blocking writers",
        priority = ChangeMetaData.PRIORITY_DEFAULT,
        appliesTo = "index")
public final class CreateIndexConcurrentlyChange extends IndexChange implements ChangeWithColumns<IndexColumnConfig> {

    private @Nullable String tableName;
    private @Nullable String indexName;
    private @Nullable Boolean unique;
    private @Nullable Boolean nullsDistinct;
    private @Nullable String using;
    private @Nullable String include;
    private @Nullable String where;
    private @Nullable String with;
    private @Nullable String tablespace;
    private @Nullable String onInvalid;
    private @Nullable Boolean amcheck;
    private List<IndexColumnConfig> columns = new ArrayList<>();

    /** Made by Liquibase's parsers. */
    public CreateIndexConcurrentlyChange() {}

    /**
     * Returns the index that the change describes.
     *
     * @param database decides about case and quoting of names
     * @return the index
     * @throws IllegalArgumentException if a name or a fragment of SQL is not acceptable
     */
    public IndexDefinition definition(Database database) {
        Names names = new Names(database);
        refuseContradictions();
        IndexLayout layout = new IndexLayout(
                columns.stream().map(column -> column.toKey(names)).toList(),
                names.columns(include),
                Optional.ofNullable(using).map(value -> new Identifier(value.toLowerCase(Locale.ROOT))),
                Boolean.FALSE.equals(nullsDistinct) ? NullsDistinct.NOT_DISTINCT : NullsDistinct.DISTINCT,
                Optional.ofNullable(with).map(SqlFragment::new),
                Optional.ofNullable(tablespace).map(Identifier::new),
                Optional.ofNullable(where).map(SqlFragment::new));
        return IndexDefinition.of(
                names.table(getSchemaName(), Objects.requireNonNull(tableName)),
                names.index(Objects.requireNonNull(indexName)),
                Boolean.TRUE.equals(unique) ? Uniqueness.UNIQUE : Uniqueness.NOT_UNIQUE,
                layout);
    }

    private void refuseContradictions() {
        if (nullsDistinct != null && !Boolean.TRUE.equals(unique)) {
            throw new IllegalArgumentException("nullsDistinct means something only with unique: true");
        }
    }

    @Override
    public IndexTask task(Database database) {
        return new IndexTask.Build(definition(database));
    }

    @Override
    Optional<IndexTask> inverse(Database database) {
        return Optional.of(new IndexTask.Drop(definition(database).indexName()));
    }

    @Override
    List<String> missingAttributes() {
        List<String> missing = new ArrayList<>();
        if (tableName == null || tableName.isBlank()) {
            missing.add("tableName");
        }
        if (indexName == null || indexName.isBlank()) {
            missing.add("indexName");
        }
        if (columns.isEmpty()) {
            missing.add("columns");
        }
        return missing;
    }

    @Override
    TuningText tuningText() {
        TuningText common = super.tuningText();
        return new TuningText(
                common.lockTimeout(),
                common.maxWait(),
                common.maxAttempts(),
                common.gate(),
                Optional.ofNullable(onInvalid),
                common.allowCorruptionRisk(),
                common.maintenanceWorkMem(),
                Optional.ofNullable(amcheck));
    }

    @Override
    public String getConfirmationMessage() {
        return "Index " + indexName + " of " + tableName + " is valid";
    }

    /**
     * Returns the keys.
     *
     * @return columns and expressions in their order
     */
    @Override
    @DatabaseChangeProperty(description = "Keys in their order", supportsDatabase = "postgresql")
    public List<IndexColumnConfig> getColumns() {
        return columns;
    }

    @Override
    public void setColumns(List<IndexColumnConfig> columns) {
        this.columns = new ArrayList<>(columns);
    }

    @Override
    public void addColumn(IndexColumnConfig column) {
        columns.add(column);
    }

    /**
     * Returns the table.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Table of the index", supportsDatabase = "postgresql")
    public @Nullable String getTableName() {
        return tableName;
    }

    /**
     * Sets the table.
     *
     * @param tableName the attribute
     */
    public void setTableName(@Nullable String tableName) {
        this.tableName = tableName;
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

    /**
     * Returns whether the index is unique.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Whether keys must be distinct", supportsDatabase = "postgresql")
    public @Nullable Boolean getUnique() {
        return unique;
    }

    /**
     * Sets whether the index is unique.
     *
     * @param unique the attribute
     */
    public void setUnique(@Nullable Boolean unique) {
        this.unique = unique;
    }

    /**
     * Returns whether a unique index lets several nulls in.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(
            description = "false: at most one null, PostgreSQL 15 and newer",
            supportsDatabase = "postgresql")
    public @Nullable Boolean getNullsDistinct() {
        return nullsDistinct;
    }

    /**
     * Sets whether a unique index lets several nulls in.
     *
     * @param nullsDistinct the attribute
     */
    public void setNullsDistinct(@Nullable Boolean nullsDistinct) {
        this.nullsDistinct = nullsDistinct;
    }

    /**
     * Returns the access method.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Access method, btree if not given", supportsDatabase = "postgresql")
    public @Nullable String getUsing() {
        return using;
    }

    /**
     * Sets the access method.
     *
     * @param using the attribute
     */
    public void setUsing(@Nullable String using) {
        this.using = using;
    }

    /**
     * Returns the columns that the index carries along.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Columns carried along, separated by commas", supportsDatabase = "postgresql")
    public @Nullable String getInclude() {
        return include;
    }

    /**
     * Sets the columns that the index carries along.
     *
     * @param include the attribute
     */
    public void setInclude(@Nullable String include) {
        this.include = include;
    }

    /**
     * Returns the predicate of a partial index.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Predicate of a partial index", supportsDatabase = "postgresql")
    public @Nullable String getWhere() {
        return where;
    }

    /**
     * Sets the predicate of a partial index.
     *
     * @param where the attribute
     */
    public void setWhere(@Nullable String where) {
        this.where = where;
    }

    /**
     * Returns the storage parameters.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(
            description = "Storage parameters, for example fillfactor = 70",
            supportsDatabase = "postgresql")
    public @Nullable String getWith() {
        return with;
    }

    /**
     * Sets the storage parameters.
     *
     * @param with the attribute
     */
    public void setWith(@Nullable String with) {
        this.with = with;
    }

    /**
     * Returns the tablespace.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Tablespace of the index", supportsDatabase = "postgresql")
    public @Nullable String getTablespace() {
        return tablespace;
    }

    /**
     * Sets the tablespace.
     *
     * @param tablespace the attribute
     */
    public void setTablespace(@Nullable String tablespace) {
        this.tablespace = tablespace;
    }

    /**
     * Returns what to do with an INVALID index of the same name.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "rebuild or fail; not part of the checksum", supportsDatabase = "postgresql")
    public @Nullable String getOnInvalid() {
        return onInvalid;
    }

    /**
     * Sets what to do with an INVALID index of the same name.
     *
     * @param onInvalid the attribute
     */
    public void setOnInvalid(@Nullable String onInvalid) {
        this.onInvalid = onInvalid;
    }

    /**
     * Returns whether the finished index is compared with the table.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(
            description = "Compare the finished index with the table by amcheck; not part of the checksum",
            supportsDatabase = "postgresql")
    public @Nullable Boolean getAmcheck() {
        return amcheck;
    }

    /**
     * Sets whether the finished index is compared with the table.
     *
     * @param amcheck the attribute
     */
    public void setAmcheck(@Nullable Boolean amcheck) {
        this.amcheck = amcheck;
    }
}
