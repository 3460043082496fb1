package io.sloguard.pgindex.change;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.build.Tuning;
import io.sloguard.pgindex.config.TuningText;
import io.sloguard.pgindex.runtime.IndexTaskRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.AbstractChange;
import liquibase.change.ChangeFactory;
import liquibase.change.DatabaseChangeProperty;
import liquibase.database.Database;
import liquibase.exception.RollbackImpossibleException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.exception.ValidationErrors;
import liquibase.exception.Warnings;
import liquibase.parser.core.ParsedNode;
import liquibase.parser.core.ParsedNodeException;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What all index changes have in common: how they wait, how they are checked, and that they print plain SQL when
 * Liquibase only wants a script. A bean that Liquibase fills; not thread-safe.
 */
public abstract sealed class IndexChange extends AbstractChange
        permits CreateIndexConcurrentlyChange,
                DropIndexConcurrentlyChange,
                ReindexConcurrentlyChange,
                AddUniqueConstraintConcurrentlyChange {

    /** XML namespace of the change types and the precondition. */
    public static final String NAMESPACE = "http://www.sloguard.io/xml/ns/pgindex";

    private static final String[] TUNING_ATTRIBUTES = {
        "lockTimeout",
        "maxWait",
        "maxAttempts",
        "gate",
        "onInvalid",
        "allowCorruptionRisk",
        "maintenanceWorkMem",
        "amcheck"
    };
    private static final Set<String> NESTED = Set.of("column", "columns");

    private @Nullable String schemaName;
    private @Nullable String lockTimeout;
    private @Nullable String maxWait;
    private @Nullable Integer maxAttempts;
    private @Nullable String gate;
    private @Nullable Boolean allowCorruptionRisk;
    private @Nullable String maintenanceWorkMem;
    private final List<String> unknownAttributes = new ArrayList<>();

    IndexChange() {}

    /**
     * Reads the attributes.
     *
     * @param database decides about case and quoting of names
     * @return what the change does
     * @throws IllegalArgumentException if an attribute is not acceptable, with a message for people
     */
    public abstract IndexTask task(Database database);

    /** Returns the task that undoes the change, or empty if nothing needs to be undone. */
    abstract Optional<IndexTask> inverse(Database database) throws RollbackImpossibleException;

    /** Returns the attributes that must be given and are not. */
    abstract List<String> missingAttributes();

    TuningText tuningText() {
        return new TuningText(
                Optional.ofNullable(lockTimeout),
                Optional.ofNullable(maxWait),
                Optional.ofNullable(maxAttempts),
                Optional.ofNullable(gate),
                Optional.empty(),
                Optional.ofNullable(allowCorruptionRisk),
                Optional.ofNullable(maintenanceWorkMem),
                Optional.empty());
    }

    final Tuning tuning() {
        return tuningText().resolve();
    }

    final List<String> unknownAttributes() {
        return List.copyOf(unknownAttributes);
    }

    @Override
    public final boolean supports(Database database) {
        return "postgresql".equals(database.getShortName());
    }

    @Override
    public final boolean generateStatementsVolatile(Database database) {
        return false;
    }

    @Override
    public final boolean generateRollbackStatementsVolatile(Database database) {
        return false;
    }

    @Override
    public final Warnings warn(Database database) {
        return new Warnings();
    }

    @Override
    public final ValidationErrors validate(Database database) {
        return new ChangeCheck(this, database).errors();
    }

    @Override
    public final SqlStatement[] generateStatements(Database database) {
        return statements(database, task(database));
    }

    @Override
    public final SqlStatement[] generateRollbackStatements(Database database) throws RollbackImpossibleException {
        Optional<IndexTask> inverse = inverse(database);
        return inverse.isEmpty() ? SqlStatement.EMPTY_SQL_STATEMENT : statements(database, inverse.get());
    }

    @Override
    public boolean supportsRollback(Database database) {
        return true;
    }

    private SqlStatement[] statements(Database database, IndexTask task) {
        Optional<Connection> connection = IndexTaskRunner.connectionOf(database);
        if (connection.isPresent() && shouldExecuteChange(database)) {
            return new SqlStatement[] {new IndexTaskStatement(database, task, tuning())};
        }
        try {
            return task.plainSql(connection).stream()
                    .map(RawParameterizedSqlStatement::new)
                    .toArray(SqlStatement[]::new);
        } catch (SQLException failed) {
            throw new UnexpectedLiquibaseException("The tables could not be looked up: " + failed.getMessage(), failed);
        }
    }

    @Override
    protected final void customLoadLogic(ParsedNode node, ResourceAccessor resources) throws ParsedNodeException {
        Set<String> known = Scope.getCurrentScope()
                .getSingleton(ChangeFactory.class)
                .getChangeMetaData(this)
                .getParameters()
                .keySet();
        node.getChildren().stream()
                .map(ParsedNode::getName)
                .filter(name -> known.stream().noneMatch(name::equalsIgnoreCase) && !NESTED.contains(name))
                .forEach(unknownAttributes::add);
    }

    @Override
    public final String[] getExcludedFieldFilters(ChecksumVersion version) {
        return TUNING_ATTRIBUTES.clone();
    }

    @Override
    public final String getSerializedObjectNamespace() {
        return NAMESPACE;
    }

    /**
     * Returns the schema.
     *
     * @return a name, or null for the search path
     */
    @DatabaseChangeProperty(description = "Schema of the table", supportsDatabase = "postgresql")
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
     * Returns the longest single wait for a lock.
     *
     * @return for example {@code 5s}, or null
     */
    @DatabaseChangeProperty(
            description = "Longest single wait for a lock, longer than deadlock_timeout; not part of the checksum",
            exampleValue = "5s",
            supportsDatabase = "postgresql")
    public @Nullable String getLockTimeout() {
        return lockTimeout;
    }

    /**
     * Sets the longest single wait for a lock.
     *
     * @param lockTimeout for example {@code 5s}
     */
    public void setLockTimeout(@Nullable String lockTimeout) {
        this.lockTimeout = lockTimeout;
    }

    /**
     * Returns the longest wait for other sessions in total.
     *
     * @return for example {@code 10m}, or null
     */
    @DatabaseChangeProperty(
            description = "Longest wait for other sessions in total; not part of the checksum",
            exampleValue = "10m",
            supportsDatabase = "postgresql")
    public @Nullable String getMaxWait() {
        return maxWait;
    }

    /**
     * Sets the longest wait for other sessions in total.
     *
     * @param maxWait for example {@code 10m}
     */
    public void setMaxWait(@Nullable String maxWait) {
        this.maxWait = maxWait;
    }

    /**
     * Returns how often the work is tried.
     *
     * @return at least 1, or null
     */
    @DatabaseChangeProperty(
            description = "How often the work is tried; not part of the checksum",
            exampleValue = "5",
            supportsDatabase = "postgresql")
    public @Nullable Integer getMaxAttempts() {
        return maxAttempts;
    }

    /**
     * Sets how often the work is tried.
     *
     * @param maxAttempts at least 1
     */
    public void setMaxAttempts(@Nullable Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /**
     * Returns whether to wait for old transactions first.
     *
     * @return {@code on}, {@code off} or null
     */
    @DatabaseChangeProperty(
            description = "on: wait for old transactions before anything is changed; not part of the checksum",
            exampleValue = "on",
            supportsDatabase = "postgresql")
    public @Nullable String getGate() {
        return gate;
    }

    /**
     * Sets whether to wait for old transactions first.
     *
     * @param gate {@code on} or {@code off}
     */
    public void setGate(@Nullable String gate) {
        this.gate = gate;
    }

    /**
     * Returns whether PostgreSQL 14.0 to 14.3 is accepted.
     *
     * @return true, false or null
     */
    @DatabaseChangeProperty(
            description = "Build on PostgreSQL 14.0 to 14.3 although rows can be left out; not part of the checksum",
            supportsDatabase = "postgresql")
    public @Nullable Boolean getAllowCorruptionRisk() {
        return allowCorruptionRisk;
    }

    /**
     * Sets whether PostgreSQL 14.0 to 14.3 is accepted.
     *
     * @param allowCorruptionRisk true to accept it
     */
    public void setAllowCorruptionRisk(@Nullable Boolean allowCorruptionRisk) {
        this.allowCorruptionRisk = allowCorruptionRisk;
    }

    /**
     * Returns the memory of the build.
     *
     * @return for example {@code 256MB}, or null for the server's setting
     */
    @DatabaseChangeProperty(
            description = "Memory of the build; not part of the checksum",
            exampleValue = "256MB",
            supportsDatabase = "postgresql")
    public @Nullable String getMaintenanceWorkMem() {
        return maintenanceWorkMem;
    }

    /**
     * Sets the memory of the build.
     *
     * @param maintenanceWorkMem for example {@code 256MB}
     */
    public void setMaintenanceWorkMem(@Nullable String maintenanceWorkMem) {
        this.maintenanceWorkMem = maintenanceWorkMem;
    }
}
