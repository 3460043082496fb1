package io.sloguard.result;

import java.util.List;
import java.util.Objects;

/**
 * A part of a migration as the database tells its progress.
 *
 * @param name the name of the database for it, for example {@code waiting for writers before build}
 * @param span when it was seen
 * @param blockers whom it waited for; empty if it did not wait
 */
public record BuildPhase(String name, Span span, List<Blocker> blockers) {

    public BuildPhase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(span, "span");
        blockers = List.copyOf(blockers);
    }
}
