package io.sloguard.baseline;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What a plan says about its baselines. Immutable; its text form leaves the environment out, which may hold secrets.
 *
 * @param store the value of {@code baselines:}
 * @param directory the directory of the plan, from which relative places are meant
 * @param environment the environment variables, from which credentials are read
 */
public record StoreRequest(String store, Path directory, Map<String, String> environment) {

    public StoreRequest {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(directory, "directory");
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "StoreRequest[store=" + store + ", directory=" + directory + "]";
    }
}
