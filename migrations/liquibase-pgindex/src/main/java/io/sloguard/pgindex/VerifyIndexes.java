package io.sloguard.pgindex;

import io.sloguard.pgindex.build.IndexVerdict;
import io.sloguard.pgindex.build.IndexWork;
import io.sloguard.pgindex.build.IndexWorkException;
import io.sloguard.pgindex.build.Journal;
import io.sloguard.pgindex.build.MonitorSource;
import io.sloguard.pgindex.build.Pace;
import io.sloguard.pgindex.build.Session;
import io.sloguard.pgindex.build.Tuning;
import io.sloguard.pgindex.runtime.IndexTaskRunner;
import io.sloguard.pgindex.verify.ExpectedIndexes;
import io.sloguard.pgindex.verify.GuardVerdict;
import io.sloguard.pgindex.verify.QueryGuard;
import io.sloguard.pgindex.verify.QueryGuards;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Checks after a deployment that every index of a changelog is valid and made as written, and that queries use them;
 * changes nothing.
 *
 * <pre>{@code
 * java -cp liquibase-core.jar:liquibase-pgindex.jar:postgresql.jar:... io.sloguard.pgindex.VerifyIndexes \
 *     --url=jdbc:postgresql://localhost/app --username=app --changelog=db/changelog.yaml
 * }</pre>
 *
 * <p>The changelog is looked for in {@code --directory}, the working directory by default, and on the class path.
 *
 * <p>{@code --guards} names a file of queries, each with the index that its plan must use, see {@link QueryGuards}.
 *
 * <p>Exit code 0: everything is as written; 1: something is not; 2: it could not be checked. The password is read from
 * the environment variable {@code PGINDEX_PASSWORD}.
 */
public final class VerifyIndexes {

    /** Every index is as written. */
    public static final int GOOD = 0;
    /** Some index is not as written. */
    public static final int BAD = 1;
    /** It could not be checked. */
    public static final int UNKNOWN = 2;

    private static final String USAGE = """
            usage: VerifyIndexes --url=JDBC-URL --changelog=FILE [--username=ROLE] [--directory=DIR]
                   [--contexts=A,B] [--labels=EXPRESSION] [--guards=FILE]
            The password is read from the environment variable PGINDEX_PASSWORD.""";
    private static final List<String> OPTIONS =
            List.of("url", "changelog", "username", "directory", "contexts", "labels", "guards");

    private final Map<String, String> options;
    private final PrintStream output;

    private VerifyIndexes(Map<String, String> options, PrintStream output) {
        this.options = options;
        this.output = output;
    }

    /**
     * Runs the check and ends the JVM with its exit code.
     *
     * @param arguments the options of the usage text
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out));
    }

    /**
     * Runs the check.
     *
     * @param arguments the options of the usage text
     * @param environment where the password is looked up
     * @param output where one line per index goes
     * @return the exit code
     */
    public static int run(String[] arguments, Map<String, String> environment, PrintStream output) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 2 || !argument.startsWith("--") ? "" : argument.substring(2, equals);
            if (!OPTIONS.contains(name)) {
                output.println("not understood: " + (equals < 0 ? argument : argument.substring(0, equals)));
                output.println(USAGE);
                return UNKNOWN;
            }
            options.put(name, argument.substring(equals + 1));
        }
        if (!options.containsKey("url") || !options.containsKey("changelog")) {
            output.println(USAGE);
            return UNKNOWN;
        }
        return new VerifyIndexes(options, output).checked(environment.get("PGINDEX_PASSWORD"));
    }

    private int checked(@Nullable String password) {
        try {
            ResourceAccessor resources = new CompositeResourceAccessor(
                    new DirectoryResourceAccessor(Path.of(options.getOrDefault("directory", "."))),
                    new ClassLoaderResourceAccessor());
            Map<String, Object> scope = Map.of(Scope.Attr.resourceAccessor.name(), resources);
            return Scope.child(scope, () -> {
                Database database = DatabaseFactory.getInstance()
                        .openDatabase(options.get("url"), options.get("username"), password, null, resources);
                try (database) {
                    return check(database, resources);
                }
            });
        } catch (Exception failed) {
            // Liquibase declares Exception; whatever it is, nothing was proved
            output.println("could not be checked: " + failed.getMessage());
            return UNKNOWN;
        }
    }

    private int check(Database database, ResourceAccessor resources)
            throws LiquibaseException, SQLException, IndexWorkException, IOException {
        ExpectedIndexes expected = expected(database, resources);
        Connection connection = IndexTaskRunner.connectionOf(database)
                .orElseThrow(() -> new DatabaseException("the URL leads to no server"));
        connection.rollback();
        connection.setAutoCommit(true);
        List<QueryGuard> guards = guards();
        Journal journal = new PrintingJournal(output);
        Session session = new Session(connection, MonitorSource.NONE, journal, Pace.real(new SecureRandom()));
        List<IndexVerdict> verdicts = expected.verify(new IndexWork(session, Tuning.DEFAULT));
        long bad = verdicts.stream().filter(verdict -> !verdict.isGood()).count();
        verdicts.forEach(
                verdict -> output.printf("%-10s %s: %s%n", verdict.state(), verdict.index(), verdict.detail()));
        output.printf("%d of %d indexes are as written%n", verdicts.size() - bad, verdicts.size());
        boolean allUsed = areUsed(guards, connection);
        return bad == 0 && allUsed ? GOOD : BAD;
    }

    private List<QueryGuard> guards() throws IOException {
        String file = options.get("guards");
        return file == null ? List.of() : QueryGuards.read(Path.of(options.getOrDefault("directory", "."), file));
    }

    private boolean areUsed(List<QueryGuard> guards, Connection connection) throws SQLException {
        int used = 0;
        for (QueryGuard guard : guards) {
            GuardVerdict verdict = guard.verify(connection);
            used += verdict.isGood() ? 1 : 0;
            output.printf(
                    "%-10s %s by the query of line %d: %s%n",
                    verdict.isGood() ? "USED" : "UNUSED", guard.index(), guard.line(), verdict.detail());
        }
        if (!guards.isEmpty()) {
            output.printf("%d of %d queries use their index%n", used, guards.size());
        }
        return used == guards.size();
    }

    private ExpectedIndexes expected(Database database, ResourceAccessor resources) throws LiquibaseException {
        String file = options.getOrDefault("changelog", "");
        ChangeLogParameters parameters = new ChangeLogParameters(database);
        DatabaseChangeLog changelog =
                ChangeLogParserFactory.getInstance().getParser(file, resources).parse(file, parameters, resources);
        Contexts contexts = new Contexts(options.getOrDefault("contexts", ""));
        LabelExpression labels = new LabelExpression(options.getOrDefault("labels", ""));
        ExpectedIndexes expected = new ExpectedIndexes(database);
        for (ChangeSet changeSet : changelog.getChangeSets()) {
            boolean applies = new ContextChangeSetFilter(contexts)
                            .accepts(changeSet)
                            .isAccepted()
                    && new LabelChangeSetFilter(labels).accepts(changeSet).isAccepted()
                    && new DbmsChangeSetFilter(database).accepts(changeSet).isAccepted();
            if (applies && !changeSet.isIgnore()) {
                expected.add(changeSet);
            }
        }
        return expected;
    }

    private record PrintingJournal(PrintStream output) implements Journal {
        @Override
        public void progress(String message) {
            output.println(message);
        }

        @Override
        public void warning(String message) {
            output.println("WARNING: " + message);
        }
    }
}
