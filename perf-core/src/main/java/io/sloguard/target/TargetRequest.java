package io.sloguard.target;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan says about its target. Immutable; its text form leaves the environment out, which may hold secrets.
 *
 * @param target the value of {@code target:}
 * @param changelog the value of {@code changelog:}, a resource on the class path that the target applies
 * @param allowRemote whether the plan consents to load a host that is not loopback
 * @param directory a directory below which the target may write, for example logs; need not exist
 * @param environment the environment variables, from which credentials are read
 */
public record TargetRequest(
        String target,
        Optional<String> changelog,
        boolean allowRemote,
        Path directory,
        Map<String, String> environment) {

    public TargetRequest {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(changelog, "changelog");
        Objects.requireNonNull(directory, "directory");
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "TargetRequest[target=" + target + ", changelog=" + changelog + ", allowRemote=" + allowRemote
                + ", directory=" + directory + "]";
    }
}
