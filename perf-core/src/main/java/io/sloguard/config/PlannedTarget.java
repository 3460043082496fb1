package io.sloguard.config;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the load goes, as planned.
 *
 * @param target the value of {@code target:}
 * @param changelog the value of {@code changelog:}
 * @param allowRemote the value of {@code allowRemote:}
 */
public record PlannedTarget(String target, Optional<String> changelog, boolean allowRemote) {

    public PlannedTarget {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(changelog, "changelog");
    }
}
