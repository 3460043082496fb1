package io.sloguard.pgindex.executor;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.build.ServerCheck;
import io.sloguard.pgindex.build.Tuning;
import io.sloguard.pgindex.config.TuningText;
import io.sloguard.pgindex.lint.RawSql;
import io.sloguard.pgindex.lint.SessionLockCheck;
import io.sloguard.pgindex.runtime.IndexTaskRunner;
import io.sloguard.pgindex.sql.IndexStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.exception.DatabaseException;
import liquibase.exception.ValidationErrors;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;

/**
 * Carries out {@code create index concurrently}, {@code drop index concurrently} and {@code reindex index concurrently}
 * of changesets that say {@code runWith:pgindex}; passes everything else on to JDBC, as Liquibase's own statements.
 */
public final class PgIndexExecutor extends JdbcExecutor {

    /** What a changeset writes behind {@code runWith}. */
    public static final String NAME = "pgindex";

    private static final int PRIORITY = 10;

    /** Made by Liquibase's service loader. */
    public PgIndexExecutor() {}

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public ValidationErrors validate(ChangeSet changeSet) {
        ValidationErrors errors = new ValidationErrors();
        String where = "Changeset " + changeSet.toString(false) + " runs with " + NAME;
        if (changeSet.isRunInTransaction()) {
            errors.addError(where + " and cannot run inside a transaction: set runInTransaction:false");
        }
        List<Change> changes = changeSet.getChanges();
        List<String> statements = changes.stream()
                .flatMap(change -> RawSql.statementsOf(change, database).stream())
                .toList();
        boolean raw = changes.stream().allMatch(RawSql::isRaw);
        if (!raw) {
            errors.addError(where + " and may hold raw SQL only, because for other changes updateSql would print"
                    + " something else than what runs; use createIndexConcurrently without runWith");
        } else if (statements.size() != 1) {
            errors.addError(where + " and must hold exactly one statement; it holds " + statements.size());
        } else {
            statementProblem(statements.get(0)).ifPresent(problem -> errors.addError(where + ": " + problem));
        }
        server(where, errors);
        return errors;
    }

    private static Optional<String> statementProblem(String sql) {
        try {
            taskOf(sql);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.ofNullable(wrong.getMessage());
        }
    }

    private void server(String where, ValidationErrors errors) {
        Optional<Connection> connection = IndexTaskRunner.connectionOf(database);
        if (connection.isEmpty()) {
            return;
        }
        try {
            Tuning tuning = TuningText.NOTHING.resolve();
            ServerCheck.problems(connection.get(), tuning).forEach(problem -> errors.addError(where + ": " + problem));
        } catch (IllegalArgumentException wrong) {
            errors.addError(where + ": " + wrong.getMessage());
        } catch (SQLException failed) {
            errors.addError(where + ": the server could not be asked for its version: " + failed.getMessage());
        }
        SessionLockCheck.check(database, errors);
    }

    @Override
    public void execute(SqlStatement statement) throws DatabaseException {
        execute(statement, List.of());
    }

    @Override
    public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
        if (!(statement instanceof ExecutablePreparedStatement)) {
            String[] sql = applyVisitors(statement, visitors);
            if (sql.length == 1 && isConcurrentWork(sql[0])) {
                IndexTaskRunner.run(database, taskOf(sql[0]), TuningText.NOTHING.resolve());
                return;
            }
        }
        super.execute(statement, visitors);
    }

    private static boolean isConcurrentWork(String sql) {
        return sql != null && IndexStatement.parse(sql).isConcurrentIndexWork();
    }

    /**
     * Reads the work that a statement asks for.
     *
     * @param sql one statement
     * @return the task
     * @throws IllegalArgumentException if the statement is not concurrent work on one named index
     */
    public static IndexTask taskOf(String sql) {
        IndexStatement statement = IndexStatement.parse(sql);
        if (!statement.isConcurrentIndexWork()) {
            throw new IllegalArgumentException("'" + sql.strip() + "' is not CREATE INDEX CONCURRENTLY, DROP INDEX"
                    + " CONCURRENTLY or REINDEX INDEX CONCURRENTLY");
        }
        if (statement.verb() == IndexStatement.Verb.CREATE
                && statement.existence() == IndexStatement.Existence.IGNORED) {
            throw new IllegalArgumentException("'" + sql.strip() + "' says IF NOT EXISTS, which takes an INVALID index"
                    + " for a finished one; remove it, an index that is there and valid is accepted anyhow");
        }
        if (statement.index().isEmpty() || statement.scope() == IndexStatement.Scope.WIDER) {
            throw new IllegalArgumentException("'" + sql.strip() + "' must name exactly one index, and its table"
                    + " without ONLY; without a name a second run would build a second index");
        }
        return switch (statement.verb()) {
            case CREATE -> new IndexTask.Build(statement.definition().orElseThrow());
            case DROP -> new IndexTask.Drop(statement.index().get());
            case REINDEX -> new IndexTask.Reindex(statement.index().get());
            case OTHER -> throw new IllegalArgumentException("'" + sql.strip() + "' is not about an index");
        };
    }
}
