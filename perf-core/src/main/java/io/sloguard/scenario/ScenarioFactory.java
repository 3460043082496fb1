package io.sloguard.scenario;

/** Makes one declared scenario, a new one for each run of it. Thread-safe. */
@FunctionalInterface
public interface ScenarioFactory {

    /** Returns a new scenario that nothing has been done with. */
    Scenario create();
}
