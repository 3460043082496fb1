package io.sloguard.otlp;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where metrics go, by the environment variables that the specification of OpenTelemetry gives every exporter. Holds secrets,
 * so it has no text form. Immutable.
 *
 * @param endpoint where they are posted
 * @param headers the headers of the request, name to value; secrets
 * @param timeout how long all of it may take
 * @param isCompressed whether the request is compressed with gzip
 * @param resource what tells the series of this project from others
 */
record OtlpSettings(
        URI endpoint,
        Map<String, String> headers,
        Duration timeout,
        boolean isCompressed,
        Map<String, String> resource) {

    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
    private static final String METRICS = PREFIX + "METRICS_";
    private static final String PATH = "v1/metrics";
    private static final String DEFAULT_TIMEOUT_MILLIS = "10000";
    private static final String SERVICE_NAME = "OTEL_SERVICE_NAME";

    OtlpSettings {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(timeout, "timeout");
        headers = Map.copyOf(headers);
        resource = Map.copyOf(resource);
    }

    /**
     * Reads the settings; empty if no endpoint is set, or the environment switches metrics off.
     *
     * @param variables the environment variables
     * @throws IllegalArgumentException if a variable cannot be understood; the message names it without its value
     */
    static Optional<OtlpSettings> of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        if (!environment.hasEndpoint() || environment.isOff()) {
            return Optional.empty();
        }
        environment.checkProtocol();
        return Optional.of(new OtlpSettings(
                environment.endpoint(),
                environment.headers(),
                environment.timeout(),
                environment.isCompressed(),
                environment.resource()));
    }

    /** Returns the endpoint without what may be secret in it: user, path and query. */
    String place() {
        return endpoint.getScheme() + "://" + endpoint.getHost()
                + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }

    @Override
    public String toString() {
        return "OtlpSettings[" + place() + "]";
    }

    /**
     * The variables; an empty one is as good as none.
     *
     * @param variables the environment variables
     */
    private record Environment(Map<String, String> variables) {

        Optional<String> value(String name) {
            return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        /** What is set for metrics is stronger than what is set for everything. */
        String name(String suffix) {
            return value(METRICS + suffix).isPresent() ? METRICS + suffix : PREFIX + suffix;
        }

        Optional<String> setting(String suffix) {
            return value(name(suffix));
        }

        boolean hasEndpoint() {
            return setting("ENDPOINT").isPresent();
        }

        boolean isOff() {
            return value("OTEL_SDK_DISABLED").filter("true"::equalsIgnoreCase).isPresent()
                    || value("OTEL_METRICS_EXPORTER")
                            .filter(exporters -> !exporters.contains("otlp"))
                            .isPresent();
        }

        void checkProtocol() {
            setting("PROTOCOL")
                    .filter(protocol -> !protocol.startsWith("http/"))
                    .ifPresent(other -> {
                        throw wrong(
                                "PROTOCOL",
                                "is not http/json or http/protobuf; set OTEL_EXPORTER_OTLP_METRICS_ENDPOINT to the"
                                        + " collector's HTTP endpoint, by default on port 4318, and"
                                        + " OTEL_EXPORTER_OTLP_METRICS_PROTOCOL to http/json");
                    });
        }

        URI endpoint() {
            String text = setting("ENDPOINT").orElseThrow();
            String complete =
                    name("ENDPOINT").startsWith(METRICS) ? text : text + (text.endsWith("/") ? "" : "/") + PATH;
            try {
                URI uri = new URI(complete);
                boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                if (isHttp && uri.getHost() != null && uri.getUserInfo() == null) {
                    return uri;
                }
            } catch (URISyntaxException unreadable) {
                throw notAnEndpoint();
            }
            throw notAnEndpoint();
        }

        /** The syntax error quotes the text, in which there may be a secret: it is no cause to be shown. */
        private IllegalArgumentException notAnEndpoint() {
            return wrong("ENDPOINT", "is not a URL like http://localhost:4318, without a user");
        }

        Map<String, String> headers() {
            return pairs(name("HEADERS"));
        }

        Duration timeout() {
            String millis = setting("TIMEOUT").orElse(DEFAULT_TIMEOUT_MILLIS);
            if (!millis.matches("[1-9][0-9]{0,8}")) {
                throw wrong("TIMEOUT", "is not a number of milliseconds from 1 to 999999999: " + millis);
            }
            return Duration.ofMillis(Long.parseLong(millis));
        }

        boolean isCompressed() {
            String compression = setting("COMPRESSION").orElse("none");
            if (!compression.equals("none") && !compression.equals("gzip")) {
                throw wrong("COMPRESSION", "is neither none nor gzip: " + compression);
            }
            return compression.equals("gzip");
        }

        Map<String, String> resource() {
            Map<String, String> resource = new LinkedHashMap<>(pairs("OTEL_RESOURCE_ATTRIBUTES"));
            value(SERVICE_NAME).ifPresent(name -> resource.put("service.name", name));
            return resource;
        }

        /** Reads {@code name=value,name=value}, of which the values are percent-encoded. */
        private Map<String, String> pairs(String name) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String pair : value(name).orElse("").split(",", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && !pair.substring(0, equals).isBlank()) {
                    pairs.put(pair.substring(0, equals).strip(), decoded(name, pair.substring(equals + 1)));
                } else if (!pair.isBlank()) {
                    throw new IllegalArgumentException(name + " is not a list like name=value,name=value");
                }
            }
            return pairs;
        }

        /** A plus stands for itself there, unlike in forms. */
        private static String decoded(String name, String value) {
            try {
                return URLDecoder.decode(value.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException broken) {
                throw new IllegalArgumentException(name + " has a value that is not percent-encoded: write % as %25");
            }
        }

        private IllegalArgumentException wrong(String suffix, String what) {
            return new IllegalArgumentException(name(suffix) + " " + what);
        }
    }
}
