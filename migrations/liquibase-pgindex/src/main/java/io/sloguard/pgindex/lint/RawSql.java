package io.sloguard.pgindex.lint;

import io.sloguard.pgindex.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.database.Database;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;

/** Reads the SQL that a user wrote into a changelog. Stateless. */
public final class RawSql {

    private RawSql() {}

    /**
     * Tells whether a change is raw SQL.
     *
     * @param change any change
     * @return true for {@code sql} and {@code sqlFile}
     */
    public static boolean isRaw(Change change) {
        return change instanceof AbstractSQLChange;
    }

    /**
     * Returns the statements of a change.
     *
     * @param change any change
     * @param database the database that it is for
     * @return single statements without semicolons; empty if the change is not raw SQL or is not for this database
     * @throws IllegalArgumentException if a quote or comment in the SQL is not closed
     */
    public static List<String> statementsOf(Change change, Database database) {
        return isRaw(change) ? generatedBy(change, database) : List.of();
    }

    /**
     * Returns the statements that any change of Liquibase would run.
     *
     * @param change any change
     * @param database the database that it is for
     * @return single statements without semicolons
     * @throws IllegalArgumentException if a quote or comment in the SQL is not closed
     */
    public static List<String> generatedBy(Change change, Database database) {
        List<String> statements = new ArrayList<>();
        for (SqlStatement statement : change.generateStatements(database)) {
            for (Sql sql : SqlGeneratorFactory.getInstance().generateSql(statement, database)) {
                statements.addAll(SqlScript.split(sql.toSql()));
            }
        }
        return statements;
    }
}
