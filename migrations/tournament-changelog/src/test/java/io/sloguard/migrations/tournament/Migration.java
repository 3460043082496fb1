package io.sloguard.migrations.tournament;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** The changelog of the reference domain, applied to one database. */
final class Migration implements AutoCloseable {

    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private static final Contexts ALL = new Contexts();
    private static final LabelExpression EVERY_LABEL = new LabelExpression();

    private final Liquibase liquibase;

    private Migration(Liquibase liquibase) {
        this.liquibase = liquibase;
    }

    /** Returns the changelog with its default seed. */
    static Migration of(DataSource database) throws SQLException, LiquibaseException {
        return of(database, Map.of());
    }

    /** Returns the changelog with the given changelog parameters. */
    static Migration of(DataSource database, Map<String, String> parameters) throws SQLException, LiquibaseException {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        Connection connection = database.getConnection();
        var liquibase = new Liquibase(
                "db/changelog/tournament.yaml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        parameters.forEach(liquibase::setChangeLogParameter);
        return new Migration(liquibase);
    }

    List<ChangeSet> changeSets() throws LiquibaseException {
        return liquibase.getDatabaseChangeLog().getChangeSets();
    }

    int pending() throws LiquibaseException {
        return liquibase.listUnrunChangeSets(ALL, EVERY_LABEL).size();
    }

    void applyAll() throws LiquibaseException {
        liquibase.update(ALL, EVERY_LABEL);
    }

    void applyNext() throws LiquibaseException {
        liquibase.update(1, ALL, EVERY_LABEL);
    }

    /** Applies what comes before the given changeset. */
    void applyUpTo(String id) throws LiquibaseException {
        List<ChangeSet> unrun = liquibase.listUnrunChangeSets(ALL, EVERY_LABEL);
        List<String> ids = unrun.stream().map(ChangeSet::getId).toList();
        liquibase.update(ids.indexOf(id), ALL, EVERY_LABEL);
    }

    void rollbackLast() throws LiquibaseException {
        rollbackLast(1);
    }

    void rollbackLast(int changeSets) throws LiquibaseException {
        liquibase.rollback(changeSets, null, ALL, EVERY_LABEL);
    }

    @Override
    public void close() throws LiquibaseException {
        liquibase.close();
    }
}
