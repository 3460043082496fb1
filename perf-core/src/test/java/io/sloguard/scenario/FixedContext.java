package io.sloguard.scenario;

import java.util.Map;

/** A context without a target, as tests need it. */
public record FixedContext(String name, long seed, int users) implements ScenarioContext {

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public <T> T resource(Class<T> type) {
        throw new IllegalStateException("this test has no target");
    }
}
