package io.sloguard.scenarios.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a response has to be like beside its status. Immutable. */
sealed interface Check {

    /** Returns the placeholders in what is expected. */
    List<String> names();

    /** Returns whether it looks at the body. */
    boolean needsBody();

    /**
     * Checks a response.
     *
     * @return what is wrong, one line; empty if it is as expected
     * @throws ResponseException if its body cannot be read
     */
    Optional<String> broken(Response response, Map<String, String> values) throws ResponseException;

    /** A header contains a text. */
    record HeaderContains(String name, Template expected) implements Check {

        public HeaderContains {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(expected, "expected");
        }

        @Override
        public List<String> names() {
            return expected.names();
        }

        @Override
        public boolean needsBody() {
            return false;
        }

        @Override
        public Optional<String> broken(Response response, Map<String, String> values) {
            Optional<String> found = response.header(name);
            String wanted = expected.fill(values, UnaryOperator.identity());
            if (found.isPresent() && found.get().contains(wanted)) {
                return Optional.empty();
            }
            return Optional.of("header " + name + " contains \"" + wanted + "\": "
                    + found.map(value -> "found \"" + value + "\"").orElse("it has no such header"));
        }
    }

    /** A value of the JSON body is a text or a literal. */
    record JsonValue(JsonPath path, Template expected) implements Check {

        public JsonValue {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(expected, "expected");
        }

        @Override
        public List<String> names() {
            return expected.names();
        }

        @Override
        public boolean needsBody() {
            return true;
        }

        @Override
        public Optional<String> broken(Response response, Map<String, String> values) throws ResponseException {
            Optional<Json> found = path.find(response.json());
            String wanted = expected.fill(values, UnaryOperator.identity());
            if (found.isPresent()
                    && found.get() instanceof Json.Scalar scalar
                    && scalar.text().equals(wanted)) {
                return Optional.empty();
            }
            return Optional.of("json " + path.text() + " is \"" + wanted + "\": found "
                    + found.map(Json::kind).orElse("nothing"));
        }
    }

    /** The body contains a text. */
    record BodyContains(Template expected) implements Check {

        public BodyContains {
            Objects.requireNonNull(expected, "expected");
        }

        @Override
        public List<String> names() {
            return expected.names();
        }

        @Override
        public boolean needsBody() {
            return true;
        }

        @Override
        public Optional<String> broken(Response response, Map<String, String> values) throws ResponseException {
            String wanted = expected.fill(values, UnaryOperator.identity());
            if (response.text().contains(wanted)) {
                return Optional.empty();
            }
            return Optional.of("body contains \"" + wanted + "\": it does not, in "
                    + response.text().length() + " characters");
        }
    }
}
