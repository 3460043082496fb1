package io.sloguard.pgindex.change;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.build.UniqueConstraint;
import io.sloguard.pgindex.build.UniqueConstraint.Checking;
import io.sloguard.pgindex.config.TuningText;
import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.IndexKey;
import io.sloguard.pgindex.sql.IndexLayout;
import io.sloguard.pgindex.sql.IndexLayout.NullsDistinct;
import io.sloguard.pgindex.sql.SqlFragment;
import io.sloguard.pgindex.sql.Uniqueness;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.DatabaseChangeProperty;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Adds a unique constraint whose index is built without blocking writers. */
@DatabaseChange(
        name = "addUniqueConstraintConcurrently",
        description = "Adds a unique constraint of PostgreSQL whose index is built without blocking writers",
        priority = ChangeMetaData.PRIORITY_DEFAULT,
        appliesTo = "uniqueConstraint")
public final class AddUniqueConstraintConcurrentlyChange extends IndexChange {

    private @Nullable String tableName;
    private @Nullable String constraintName;
    private @Nullable String columnNames;
    private @Nullable String include;
    private @Nullable Boolean nullsDistinct;
    private @Nullable String with;
    private @Nullable String tablespace;
    private @Nullable Boolean deferrable;
    private @Nullable Boolean initiallyDeferred;
    private @Nullable String onInvalid;
    private @Nullable Boolean amcheck;

    /** Made by Liquibase's parsers. */
    public AddUniqueConstraintConcurrentlyChange() {}

    /**
     * Returns the constraint that the change describes.
     *
     * @param database decides about case and quoting of names
     * @return the constraint
     * @throws IllegalArgumentException if a name or a fragment of SQL is not acceptable
     */
    public UniqueConstraint constraint(Database database) {
        Names names = new Names(database);
        IndexLayout layout = new IndexLayout(
                names.columns(columnNames).stream().map(IndexKey::column).toList(),
                names.columns(include),
                Optional.empty(),
                Boolean.FALSE.equals(nullsDistinct) ? NullsDistinct.NOT_DISTINCT : NullsDistinct.DISTINCT,
                Optional.ofNullable(with).map(SqlFragment::new),
                Optional.ofNullable(tablespace).map(Identifier::new),
                Optional.empty());
        IndexDefinition index = IndexDefinition.of(
                names.table(getSchemaName(), Objects.requireNonNull(tableName)),
                names.index(Objects.requireNonNull(constraintName)),
                Uniqueness.UNIQUE,
                layout);
        return new UniqueConstraint(index, checking());
    }

    private Checking checking() {
        if (Boolean.TRUE.equals(initiallyDeferred)) {
            return Checking.INITIALLY_DEFERRED;
        }
        return Boolean.TRUE.equals(deferrable) ? Checking.DEFERRABLE : Checking.IMMEDIATE;
    }

    @Override
    public IndexTask task(Database database) {
        return new IndexTask.AddConstraint(constraint(database));
    }

    @Override
    Optional<IndexTask> inverse(Database database) {
        return Optional.of(new IndexTask.DropConstraint(constraint(database)));
    }

    @Override
    List<String> missingAttributes() {
        List<String> missing = new ArrayList<>();
        if (tableName == null || tableName.isBlank()) {
            missing.add("tableName");
        }
        if (constraintName == null || constraintName.isBlank()) {
            missing.add("constraintName");
        }
        if (columnNames == null || columnNames.isBlank()) {
            missing.add("columnNames");
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
        return "Unique constraint " + constraintName + " added to " + tableName;
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
     * Returns the name of the constraint.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Name of the constraint and of its index", supportsDatabase = "postgresql")
    public @Nullable String getConstraintName() {
        return constraintName;
    }

    /**
     * Sets the name of the constraint.
     *
     * @param constraintName the attribute
     */
    public void setConstraintName(@Nullable String constraintName) {
        this.constraintName = constraintName;
    }

    /**
     * Returns the columns.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(
            description = "Columns of the constraint, separated by commas",
            supportsDatabase = "postgresql")
    public @Nullable String getColumnNames() {
        return columnNames;
    }

    /**
     * Sets the columns.
     *
     * @param columnNames the attribute
     */
    public void setColumnNames(@Nullable String columnNames) {
        this.columnNames = columnNames;
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
     * Returns whether the constraint can be deferred.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(description = "Whether a transaction may defer the check", supportsDatabase = "postgresql")
    public @Nullable Boolean getDeferrable() {
        return deferrable;
    }

    /**
     * Sets whether the constraint can be deferred.
     *
     * @param deferrable the attribute
     */
    public void setDeferrable(@Nullable Boolean deferrable) {
        this.deferrable = deferrable;
    }

    /**
     * Returns whether the constraint is deferred by default.
     *
     * @return the attribute, or null
     */
    @DatabaseChangeProperty(
            description = "Whether the check waits for the end of the transaction",
            supportsDatabase = "postgresql")
    public @Nullable Boolean getInitiallyDeferred() {
        return initiallyDeferred;
    }

    /**
     * Sets whether the constraint is deferred by default.
     *
     * @param initiallyDeferred the attribute
     */
    public void setInitiallyDeferred(@Nullable Boolean initiallyDeferred) {
        this.initiallyDeferred = initiallyDeferred;
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
