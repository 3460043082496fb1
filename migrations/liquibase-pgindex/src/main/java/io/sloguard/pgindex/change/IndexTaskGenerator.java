package io.sloguard.pgindex.change;

import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.sql.Sql;
import liquibase.sql.UnparsedSql;
import liquibase.sqlgenerator.SqlGeneratorChain;
import liquibase.sqlgenerator.core.AbstractSqlGenerator;

/** Words index work as plain SQL wherever Liquibase wants to print a statement instead of running it. */
public final class IndexTaskGenerator extends AbstractSqlGenerator<IndexTaskStatement> {

    /** Made by Liquibase's service loader. */
    public IndexTaskGenerator() {}

    @Override
    public ValidationErrors validate(
            IndexTaskStatement statement, Database database, SqlGeneratorChain<IndexTaskStatement> chain) {
        return new ValidationErrors();
    }

    @Override
    public Sql[] generateSql(
            IndexTaskStatement statement, Database database, SqlGeneratorChain<IndexTaskStatement> chain) {
        return statement.plainSql().stream().map(UnparsedSql::new).toArray(Sql[]::new);
    }
}
