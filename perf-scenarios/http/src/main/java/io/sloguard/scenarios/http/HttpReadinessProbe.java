package io.sloguard.scenarios.http;

import io.sloguard.application.ReadinessProbe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The readiness {@code http: http://localhost:${port}/health}: an application is ready when that address answers with a
 * status below 400. It asks once at a time and over the JDK's own client: no load, no figure. Thread-safe.
 */
public final class HttpReadinessProbe implements ReadinessProbe {

    private static final String ANY_PORT = "8080";
    private static final int FIRST_ERROR = 400;

    /** Creates the probe; {@link java.util.ServiceLoader} does. */
    public HttpReadinessProbe() {}

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public Optional<String> problem(String address) {
        try {
            Url.absolute(address.replaceAll("\\$\\{[^}]*port}", ANY_PORT));
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public Optional<String> objection(String address, Duration limit) {
        int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis()));
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status < FIRST_ERROR ? Optional.empty() : Optional.of("it answered with status " + status);
        } catch (IOException notYet) {
            return Optional.of("it does not answer: " + notYet.getMessage());
        }
    }
}
