package io.sloguard.scenarios.http;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value of a response that later requests use. Immutable. */
sealed interface Capture {

    /** Returns how messages call the place. */
    String place();

    /** Returns whether it looks at the body. */
    boolean needsBody();

    /**
     * Returns the value.
     *
     * @return empty if there is none at the place
     * @throws ResponseException if the body cannot be read
     */
    Optional<String> find(Response response) throws ResponseException;

    /** A header. */
    record OfHeader(String name) implements Capture {

        public OfHeader {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String place() {
            return "header " + name;
        }

        @Override
        public boolean needsBody() {
            return false;
        }

        @Override
        public Optional<String> find(Response response) {
            return response.header(name);
        }
    }

    /** A text, number, {@code true} or {@code false} of the JSON body. */
    record OfJson(JsonPath path) implements Capture {

        public OfJson {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String place() {
            return "json " + path.text();
        }

        @Override
        public boolean needsBody() {
            return true;
        }

        @Override
        public Optional<String> find(Response response) throws ResponseException {
            return path.find(response.json())
                    .filter(Json.Scalar.class::isInstance)
                    .map(found -> ((Json.Scalar) found).text());
        }
    }

    /** What the first group of a pattern matches in the body. */
    record OfBody(Pattern pattern) implements Capture {

        public OfBody {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public String place() {
            return "body " + pattern.pattern();
        }

        @Override
        public boolean needsBody() {
            return true;
        }

        @Override
        public Optional<String> find(Response response) throws ResponseException {
            Matcher matcher = pattern.matcher(response.text());
            return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
        }
    }
}
