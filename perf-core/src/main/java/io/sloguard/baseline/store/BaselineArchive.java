package io.sloguard.baseline.store;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.BaselineStoreProvider;
import io.sloguard.baseline.StoreRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keeps entries in the stores that plans name, and finds them there. Thread-safe. */
public final class BaselineArchive {

    private final List<BaselineStoreProvider> providers;
    private final Function<String, BaselineEntry> parser;
    private final Function<BaselineEntry, String> writer;

    /**
     * Creates an archive.
     *
     * @param loader finds kinds of stores beside those of this package
     * @param parser reads one line of a store; throws an {@link IllegalArgumentException} that says what is wrong with it
     * @param writer makes one line of an entry
     */
    public BaselineArchive(
            ClassLoader loader, Function<String, BaselineEntry> parser, Function<BaselineEntry, String> writer) {
        this.providers = Stream.concat(
                        Stream.of(new GitBranchProvider()),
                        Stream.concat(
                                ServiceLoader.load(BaselineStoreProvider.class, loader).stream()
                                        .map(ServiceLoader.Provider::get),
                                Stream.of(new FileProvider())))
                .toList();
        this.parser = parser;
        this.writer = writer;
    }

    /**
     * Returns what is wrong with a store, one sentence each; empty if it can be opened as far as is known.
     *
     * @param store the value of {@code baselines:}
     * @param directory the directory of the plan
     */
    public List<String> problems(String store, Path directory) {
        return providers.stream()
                .filter(provider -> provider.accepts(store))
                .findFirst()
                .map(provider -> provider.problems(request(store, directory)))
                .orElseGet(() -> List.of(unknown(store)));
    }

    /**
     * Returns the runs that a store remembers; none if it does not exist yet.
     *
     * @param store the value of {@code baselines:}
     * @param directory the directory of the plan
     * @throws PerfException if the store cannot be read; the message says where and what to do
     */
    public BaselineHistory history(String store, Path directory) {
        try (BaselineStore open = open(store, directory)) {
            return BaselineHistory.read(open.lines(), parser, Instant.now());
        }
    }

    /**
     * Appends entries to a store, all or none; what others append at the same time is kept as well.
     *
     * @param store the value of {@code baselines:}
     * @param directory the directory of the plan
     * @throws PerfException if the store cannot be written; the message says where and what to do
     * @throws InterruptedException if the thread is interrupted while others are appending
     */
    public void append(String store, Path directory, List<BaselineEntry> entries) throws InterruptedException {
        try (BaselineStore open = open(store, directory)) {
            open.append(entries.stream().map(writer).toList());
        }
    }

    private BaselineStore open(String store, Path directory) {
        return providers.stream()
                .filter(provider -> provider.accepts(store))
                .findFirst()
                .orElseThrow(() -> new PerfException(unknown(store)))
                .open(request(store, directory));
    }

    private static StoreRequest request(String store, Path directory) {
        return new StoreRequest(store, directory, System.getenv());
    }

    private String unknown(String store) {
        List<String> accepted =
                providers.stream().flatMap(one -> one.accepted().stream()).toList();
        return "unknown store \"" + store + "\"; accepted are " + String.join(", ", accepted)
                + "; for a table of PostgreSQL add the dependency io.sloguard:perf-scenarios-postgres in test scope";
    }
}
