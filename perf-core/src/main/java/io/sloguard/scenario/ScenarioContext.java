package io.sloguard.scenario;

import java.util.Map;

/** What the run offers to a scenario while it is set up and verified. Thread-safe. */
public interface ScenarioContext {

    /** Returns the name of the scenario in the plan. */
    String name();

    /** Returns the seed of the run; the same seed gives the same plan and the same inputs. */
    long seed();

    /** Returns how many virtual users will be created, which bounds the operations in flight; at least 1. */
    int users();

    /** Returns the scenario's own settings, the entries below {@code set:} in the plan; empty if there are none. */
    Map<String, String> settings();

    /**
     * Returns what the target offers of the given type, for example the {@code javax.sql.DataSource} of a database. It is
     * shared by all users, and closed by the run, not by the scenario.
     *
     * @throws IllegalStateException if the plan has no target, or its target offers nothing of that type; the message
     *     says which
     */
    <T> T resource(Class<T> type);
}
