package io.sloguard.config;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the runs are kept that later ones are compared with, as planned.
 *
 * @param store the value of {@code baselines:}
 * @param directory the directory of the plan, from which relative places are meant
 */
public record PlannedBaselines(String store, Path directory) {

    public PlannedBaselines {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(directory, "directory");
    }
}
