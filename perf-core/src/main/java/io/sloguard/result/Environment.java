package io.sloguard.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a run took place.
 *
 * @param jdk the version of the JVM that generated the load
 * @param cores how many processors it saw
 * @param operatingSystem name, version and architecture
 * @param commit the commit of the working tree, empty if unknown
 * @param target what the target says about itself, name to value, in display order
 */
public record Environment(String jdk, int cores, String operatingSystem, String commit, Map<String, String> target) {

    public Environment {
        Objects.requireNonNull(jdk, "jdk");
        Objects.requireNonNull(operatingSystem, "operatingSystem");
        Objects.requireNonNull(commit, "commit");
        target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
        if (cores < 1) {
            throw new IllegalArgumentException("a machine has at least one core, not " + cores);
        }
    }
}
