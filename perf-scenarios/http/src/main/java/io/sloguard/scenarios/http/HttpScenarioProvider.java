package io.sloguard.scenarios.http;

import io.sloguard.scenario.Declaration;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.scenario.ScenarioProvider;
import java.util.Optional;

/**
 * The kind {@code http}: requests to a service, with checks and captures, declared in the plan. A user is a visitor with one
 * keep-alive connection to each server. Thread-safe.
 */
public final class HttpScenarioProvider implements ScenarioProvider {

    /** Creates the provider; {@link java.util.ServiceLoader} does. */
    public HttpScenarioProvider() {}

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public ScenarioFactory read(Declaration declaration) {
        Optional<HttpScript> script = new ScriptReader(declaration).read();
        return () -> new HttpScenario(script.orElseThrow(
                () -> new IllegalStateException(declaration.name() + " has mistakes and makes no scenario")));
    }
}
