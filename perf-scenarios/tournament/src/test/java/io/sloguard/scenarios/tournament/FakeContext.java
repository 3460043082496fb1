package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.ScenarioContext;
import java.util.Map;
import javax.sql.DataSource;

/** What the engine would give to a scenario. */
record FakeContext(String name, int users, Map<String, String> settings, DataSource database)
        implements ScenarioContext {

    static final long SEED = 42;

    FakeContext(Rows rows, int users, Map<String, String> settings) {
        this("under-test", users, settings, rows.database());
    }

    @Override
    public long seed() {
        return SEED;
    }

    @Override
    public <T> T resource(Class<T> type) {
        return type.cast(database);
    }
}
