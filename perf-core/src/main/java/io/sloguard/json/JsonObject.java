package io.sloguard.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An object of the file, read strictly: what is missing or of another type is an {@link IllegalArgumentException} that
 * names its path. Immutable.
 */
final class JsonObject {

    private final String path;
    private final Map<String, Object> values;

    private JsonObject(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** Reads the object that the parser stands before. */
    static JsonObject read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("the file is not a JSON object");
        }
        JsonObject object = new JsonObject("", object(parser));
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("something follows the JSON object");
        }
        return object;
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, value(parser));
        }
        return values;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> throw new IllegalArgumentException("unexpected " + parser.currentToken());
        };
    }

    String text(String name) {
        return required(name, String.class);
    }

    Optional<String> optionalText(String name) {
        return values.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) {
        return required(name, Long.class);
    }

    int integer(String name) {
        return Math.toIntExact(number(name));
    }

    OptionalLong optionalNumber(String name) {
        return values.containsKey(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
    }

    double decimal(String name) {
        Object value = required(name, Number.class);
        return ((Number) value).doubleValue();
    }

    OptionalDouble optionalDecimal(String name) {
        return values.containsKey(name) ? OptionalDouble.of(decimal(name)) : OptionalDouble.empty();
    }

    boolean flag(String name) {
        return required(name, Boolean.class);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    JsonObject object(String name) {
        return asObject(path + "/" + name, required(name, Map.class));
    }

    /** Returns the objects of a list. */
    List<JsonObject> objects(String name) {
        List<?> items = required(name, List.class);
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Map<?, ?> map)) {
                throw wrong(name + "/" + i, "an object");
            }
            objects.add(asObject(path + "/" + name + "/" + i, map));
        }
        return objects;
    }

    /** Returns the numbers of a list. */
    List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (Object item : required(name, List.class)) {
            if (!(item instanceof Long number)) {
                throw wrong(name, "a list of whole numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** Returns the names of this object's members in the order of the file. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    private static JsonObject asObject(String path, Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((name, value) -> values.put((String) name, value));
        return new JsonObject(path, values);
    }

    private <T> T required(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw wrong(name, type.getSimpleName());
        }
        return type.cast(value);
    }

    private IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException(
                (values.containsKey(name) ? "not a " + expected : "missing") + ": " + path + "/" + name);
    }
}
