package io.sloguard.scenarios.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a request sends beside its head. Immutable. */
sealed interface RequestBody {

    /** Returns the type that it has unless the plan says another; empty if it does not say one. */
    Optional<String> contentType();

    /** Returns the placeholders in it. */
    List<String> names();

    /** Returns the bytes for one operation. */
    byte[] bytes(Map<String, String> values);

    /**
     * A text with placeholders.
     *
     * @param contentType its type
     * @param text the text
     * @param encoding what makes a value fit into it
     */
    record Text(Optional<String> contentType, Template text, UnaryOperator<String> encoding) implements RequestBody {

        @Override
        public List<String> names() {
            return text.names();
        }

        @Override
        public byte[] bytes(Map<String, String> values) {
            return text.fill(values, encoding).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The fields of a form, in their order. */
    record Form(Map<String, Template> fields) implements RequestBody {

        public Form {
            fields = new LinkedHashMap<>(fields);
        }

        @Override
        public Optional<String> contentType() {
            return Optional.of("application/x-www-form-urlencoded");
        }

        @Override
        public List<String> names() {
            return fields.values().stream()
                    .flatMap(value -> value.names().stream())
                    .toList();
        }

        @Override
        public byte[] bytes(Map<String, String> values) {
            List<String> pairs = new ArrayList<>();
            fields.forEach((name, value) ->
                    pairs.add(Encoding.form(name) + "=" + Encoding.form(value.fill(values, UnaryOperator.identity()))));
            return String.join("&", pairs).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** The content of a file, as it is. */
    final class Content implements RequestBody {

        private final byte[] content;

        Content(byte[] content) {
            this.content = content.clone();
        }

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public byte[] bytes(Map<String, String> values) {
            return content.clone();
        }
    }
}
