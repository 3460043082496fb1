package io.sloguard.scenarios.postgres;

import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.BaselineStoreProvider;
import io.sloguard.baseline.StoreRequest;
import io.sloguard.scenarios.postgres.migration.ChangelogPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens tables of a PostgreSQL at a JDBC address, with the credentials of {@value #USER_VARIABLE} and {@value
 * #PASSWORD_VARIABLE}, else of those of the target. Thread-safe.
 */
public final class TableBaselineProvider implements BaselineStoreProvider {

    /** Names the user of the store. */
    public static final String USER_VARIABLE = "PERF_BASELINES_USER";

    /** Holds the password of the store. */
    public static final String PASSWORD_VARIABLE = "PERF_BASELINES_PASSWORD";

    private static final int LOGIN_TIMEOUT_SECONDS = 5;

    @Override
    public List<String> accepted() {
        return List.of(PostgresAddress.PREFIX + "//host:port/database");
    }

    @Override
    public boolean accepts(String store) {
        return store.startsWith(PostgresAddress.PREFIX);
    }

    @Override
    public List<String> problems(StoreRequest request) {
        List<String> problems = new ArrayList<>();
        try {
            // a table of its own loads no server, so a host that is not loopback needs no consent
            problems.addAll(PostgresAddress.of(request.store()).problems(true));
        } catch (IllegalArgumentException notAnAddress) {
            problems.add(String.valueOf(notAnAddress.getMessage()));
        }
        ChangelogPlace.problem(TableBaselines.CHANGELOG).ifPresent(problems::add);
        return problems;
    }

    @Override
    public BaselineStore open(StoreRequest request) {
        Map<String, String> environment = request.environment();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(request.store());
        dataSource.setUser(environment.getOrDefault(
                USER_VARIABLE,
                environment.getOrDefault(PostgresTargetProvider.USER_VARIABLE, System.getProperty("user.name", ""))));
        dataSource.setPassword(environment.getOrDefault(
                PASSWORD_VARIABLE, environment.getOrDefault(PostgresTargetProvider.PASSWORD_VARIABLE, "")));
        dataSource.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
        return new TableBaselines(dataSource, request.store());
    }
}
