package io.sloguard.scenarios.postgres.sql;

import io.sloguard.scenario.Declaration;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.scenario.ScenarioProvider;

/** Scenarios of SQL statements that a plan declares without Java, at the key {@code sql}. Thread-safe. */
public final class SqlScenarioProvider implements ScenarioProvider {

    @Override
    public String kind() {
        return "sql";
    }

    @Override
    public ScenarioFactory read(Declaration declaration) {
        PlannedSql planned = new SqlReader(declaration).read();
        return () -> new SqlScenario(planned);
    }
}
