package io.sloguard.scenario;

/**
 * A kind of scenario that a plan declares without Java, for example {@code http}. Providers are found by
 * {@link java.util.ServiceLoader} on the test class path of the project, so that adding a module adds its kind.
 *
 * <p>Implementations are thread-safe and have a public constructor without parameters.
 */
public interface ScenarioProvider {

    /** Returns the key below which a scenario of the plan is declared, for example {@code "http"}; lower case. */
    String kind();

    /**
     * Reads what the plan declares. No load has started, and none starts if anything is wrong: every mistake is told to the
     * declaration, with its place, and reading goes on to the next.
     *
     * @param declaration what stands at {@link #kind}
     * @return makes the scenario, a new one at each call; after a mistake it is never called
     */
    ScenarioFactory read(Declaration declaration);
}
