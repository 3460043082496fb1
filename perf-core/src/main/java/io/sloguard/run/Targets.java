package io.sloguard.run;

import io.sloguard.config.PlannedTarget;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TargetProvider;
import io.sloguard.target.TargetRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The kinds of targets that are on the class path. Thread-safe. */
final class Targets {

    private final List<TargetProvider> providers;
    private final Path directory;
    private final Map<String, String> environment;

    Targets(List<TargetProvider> providers, Path directory, Map<String, String> environment) {
        this.providers = List.copyOf(providers);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    static Targets onClassPath(ClassLoader loader, Path directory) {
        List<TargetProvider> found = ServiceLoader.load(TargetProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Targets(found, directory, System.getenv());
    }

    /** Returns what is wrong with a target, one sentence each; empty if it can be opened as far as is known. */
    List<String> problems(PlannedTarget planned) {
        Optional<TargetProvider> provider = provider(planned);
        if (provider.isPresent()) {
            return provider.get().problems(request(planned));
        }
        List<String> accepted = providers.stream()
                .flatMap(one -> one.accepted().stream())
                .sorted()
                .toList();
        return List.of(
                accepted.isEmpty()
                        ? "no kind of target is on the class path; for PostgreSQL add the dependency"
                                + " io.sloguard:perf-scenarios-postgres in test scope"
                        : "unknown target \"" + planned.target() + "\"; accepted are " + String.join(", ", accepted));
    }

    /** Returns the variables of the environment that a target reads, name to value; empty is one that is not set. */
    Map<String, Optional<String>> environment(PlannedTarget planned) {
        Map<String, Optional<String>> read = new LinkedHashMap<>();
        provider(planned)
                .map(provider -> provider.environmentVariables(planned.target()))
                .orElse(List.of())
                .forEach(name -> read.put(name, Optional.ofNullable(environment.get(name))));
        return read;
    }

    /**
     * Opens a target.
     *
     * @throws TargetException if it cannot be opened
     */
    Target open(PlannedTarget planned) throws InterruptedException {
        TargetProvider provider =
                provider(planned).orElseThrow(() -> new TargetException(String.join("; ", problems(planned))));
        return provider.open(request(planned));
    }

    private Optional<TargetProvider> provider(PlannedTarget planned) {
        return providers.stream()
                .filter(provider -> provider.accepts(planned.target()))
                .findFirst();
    }

    private TargetRequest request(PlannedTarget planned) {
        return new TargetRequest(planned.target(), planned.changelog(), planned.allowRemote(), directory, environment);
    }
}
