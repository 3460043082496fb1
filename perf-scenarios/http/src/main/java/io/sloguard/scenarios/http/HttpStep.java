package io.sloguard.scenarios.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request of a scenario, what its response has to be like, and what is taken from it. Immutable.
 *
 * @param name of the step, by which its measurement is called
 * @param request what is sent
 * @param status the statuses that are no failure
 * @param checks what else is expected
 * @param captures what is taken from the response, by name
 * @param thinkNanos how long the user waits before the next step
 */
record HttpStep(
        String name,
        Request request,
        StatusSet status,
        List<Check> checks,
        Map<String, Capture> captures,
        long thinkNanos) {

    HttpStep {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(status, "status");
        checks = List.copyOf(checks);
        captures = new LinkedHashMap<>(captures);
    }

    /** Returns the step with another server for its path. */
    HttpStep at(Url base) {
        Request there =
                new Request(request.method(), Optional.of(base), request.target(), request.headers(), request.body());
        return new HttpStep(name, there, status, checks, captures, thinkNanos);
    }

    boolean needsBody() {
        return checks.stream().anyMatch(Check::needsBody)
                || captures.values().stream().anyMatch(Capture::needsBody);
    }
}
