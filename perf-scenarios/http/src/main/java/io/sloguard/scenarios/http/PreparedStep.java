package io.sloguard.scenarios.http;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A step with what is the same in every operation. Shared by all users; the bytes are only read.
 *
 * @param step the step
 * @param url where it goes to; empty if that depends on values
 * @param bytes what is sent where there is no cookie; empty if that depends on values
 * @param needsBody whether something looks at the body
 * @param looksCloser whether something looks at more than the status
 */
record PreparedStep(HttpStep step, Optional<Url> url, Optional<byte[]> bytes, boolean needsBody, boolean looksCloser) {

    PreparedStep {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(bytes, "bytes");
    }

    static PreparedStep of(HttpStep step) {
        Request request = step.request();
        Optional<Url> url = request.target().isConstant() ? Optional.of(request.url(Map.of())) : Optional.empty();
        Optional<byte[]> bytes =
                request.isConstant() ? url.map(known -> request.bytes(known, Map.of(), "")) : Optional.empty();
        boolean looksCloser = !step.checks().isEmpty() || !step.captures().isEmpty();
        return new PreparedStep(step, url, bytes, step.needsBody(), looksCloser);
    }
}
