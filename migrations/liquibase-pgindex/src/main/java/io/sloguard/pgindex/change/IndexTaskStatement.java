package io.sloguard.pgindex.change;

import io.sloguard.pgindex.build.IndexTask;
import io.sloguard.pgindex.build.Tuning;
import io.sloguard.pgindex.runtime.IndexTaskRunner;
import java.sql.SQLException;
import java.util.List;
import liquibase.database.Database;
import liquibase.database.PreparedStatementFactory;
import liquibase.exception.DatabaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.statement.AbstractSqlStatement;
import liquibase.statement.ExecutablePreparedStatement;

/** The statement through which Liquibase carries out index work. Immutable. */
final class IndexTaskStatement extends AbstractSqlStatement implements ExecutablePreparedStatement {

    private final Database database;
    private final IndexTask task;
    private final Tuning tuning;

    IndexTaskStatement(Database database, IndexTask task, Tuning tuning) {
        this.database = database;
        this.task = task;
        this.tuning = tuning;
    }

    @Override
    public void execute(PreparedStatementFactory factory) throws DatabaseException {
        IndexTaskRunner.run(database, task, tuning);
    }

    List<String> plainSql() {
        try {
            return task.plainSql(IndexTaskRunner.connectionOf(database));
        } catch (SQLException failed) {
            throw new UnexpectedLiquibaseException("The tables could not be looked up: " + failed.getMessage(), failed);
        }
    }

    @Override
    public String toString() {
        return task.toString();
    }
}
