package io.sloguard.scenarios.postgres;

import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresException;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions;
import io.sloguard.scenarios.postgres.embedded.PostgresBinaries;
import io.sloguard.scenarios.postgres.migration.Changelog;
import io.sloguard.scenarios.postgres.migration.ChangelogPlace;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TargetProvider;
import io.sloguard.target.TargetRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens PostgreSQL: {@code embedded}, a server of our own that ends with the run, or the one at a JDBC address, with the
 * credentials of the environment variables {@value #USER_VARIABLE} and {@value #PASSWORD_VARIABLE}. Thread-safe.
 */
public final class PostgresTargetProvider implements TargetProvider {

    /** Names the user of a JDBC target; without it, the user of the operating system, as the driver does. */
    public static final String USER_VARIABLE = "PERF_DB_USER";

    /** Holds the password of a JDBC target. */
    public static final String PASSWORD_VARIABLE = "PERF_DB_PASSWORD";

    private static final String EMBEDDED = "embedded";
    private static final String EMBEDDED_DATABASE = "postgres";

    @Override
    public List<String> accepted() {
        return List.of(EMBEDDED, PostgresAddress.PREFIX + "//host:port/database");
    }

    @Override
    public boolean accepts(String target) {
        return target.equals(EMBEDDED) || target.startsWith(PostgresAddress.PREFIX);
    }

    @Override
    public List<String> environmentVariables(String target) {
        return target.equals(EMBEDDED) ? List.of() : List.of(USER_VARIABLE, PASSWORD_VARIABLE);
    }

    @Override
    public List<String> problems(TargetRequest request) {
        List<String> problems = new ArrayList<>();
        if (request.target().equals(EMBEDDED)) {
            PostgresBinaries.onClassPath().problem().ifPresent(problems::add);
        } else {
            try {
                problems.addAll(PostgresAddress.of(request.target()).problems(request.allowRemote()));
            } catch (IllegalArgumentException notAnAddress) {
                problems.add(String.valueOf(notAnAddress.getMessage()));
            }
        }
        request.changelog().flatMap(ChangelogPlace::problem).ifPresent(problems::add);
        return problems;
    }

    @Override
    public Target open(TargetRequest request) throws InterruptedException {
        PostgresTarget target = request.target().equals(EMBEDDED) ? embedded() : remote(request);
        try {
            target.connect();
            request.changelog().ifPresent(name -> Changelog.apply(name, target.dataSource()));
            return target;
        } catch (RuntimeException failure) {
            target.close();
            throw failure;
        }
    }

    private static PostgresTarget embedded() {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults());
        } catch (EmbeddedPostgresException failure) {
            throw new TargetException(String.valueOf(failure.getMessage()), failure);
        }
        PostgresServer server =
                new PostgresServer(postgres.jdbcUrl(EMBEDDED_DATABASE), postgres.user(), postgres.password());
        return new PostgresTarget(server, Optional.of(postgres));
    }

    private static PostgresTarget remote(TargetRequest request) {
        String user = request.environment().getOrDefault(USER_VARIABLE, System.getProperty("user.name", ""));
        String password = request.environment().getOrDefault(PASSWORD_VARIABLE, "");
        return new PostgresTarget(new PostgresServer(request.target(), user, password), Optional.empty());
    }
}
