package io.sloguard.scenarios.postgres.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How the parts of a trial log in to its database, each under an application name of its own, by which reports and the
 * server tell them apart from the load. Immutable.
 */
final class TrialSessions {

    private static final String MIGRATION = "sloguard-migration-";

    private final PGSimpleDataSource model;
    private final String database;
    private final String migrationName;

    /** Creates the sessions of a trial in the database that the data source names. */
    TrialSessions(PGSimpleDataSource model) {
        this(model, String.valueOf(model.getDatabaseName()));
    }

    private TrialSessions(PGSimpleDataSource model, String database) {
        this.model = model;
        this.database = database;
        this.migrationName =
                MIGRATION + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    }

    /** Returns the sessions of a trial in another database of the same server. */
    TrialSessions in(String otherDatabase) {
        return new TrialSessions(model, otherDatabase);
    }

    /** Returns sessions for what is done before and after. */
    PGSimpleDataSource aside() {
        return named("sloguard-trial");
    }

    /** Returns sessions for the migration. */
    PGSimpleDataSource migration() {
        return named(migrationName);
    }

    /** Returns the name of the sessions of the migration. */
    String migrationName() {
        return migrationName;
    }

    /** Returns sessions for the transaction that is left open. */
    PGSimpleDataSource openTransaction() {
        return named("sloguard-open-transaction");
    }

    /** Returns sessions for the watch of the locks. */
    PGSimpleDataSource watch() {
        return named("sloguard-lock-watch");
    }

    private PGSimpleDataSource named(String applicationName) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(model.getUrl());
        dataSource.setDatabaseName(database);
        dataSource.setUser(model.getUser());
        dataSource.setPassword(model.getPassword());
        dataSource.setLoginTimeout(model.getLoginTimeout());
        dataSource.setApplicationName(applicationName);
        return dataSource;
    }

    /** Returns the variables by which a command finds the database and logs in: those of libpq, and our own. */
    Map<String, String> environment() {
        String host = String.valueOf(model.getServerNames()[0]);
        String port = String.valueOf(model.getPortNumbers()[0]);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PGHOST", host);
        variables.put("PGPORT", port);
        variables.put("PGDATABASE", database);
        variables.put("PGAPPNAME", migrationName);
        variables.put("PERF_DB_URL", "jdbc:postgresql://" + host + ":" + port + "/" + database);
        put("PGUSER", model.getUser(), variables);
        put("PERF_DB_USER", model.getUser(), variables);
        put("PGPASSWORD", model.getPassword(), variables);
        put("PERF_DB_PASSWORD", model.getPassword(), variables);
        return variables;
    }

    private static void put(String name, String value, Map<String, String> variables) {
        if (value != null && !value.isEmpty()) {
            variables.put(name, value);
        }
    }

    /** Returns a text without the password. */
    String withoutSecret(String text) {
        String password = model.getPassword();
        return password == null || password.isEmpty() ? text : text.replace(password, "***");
    }
}
