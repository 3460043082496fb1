package io.sloguard.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An object of the file, read strictly: what is missing or of another type is an {@link IllegalArgumentException} that
 * names its path. Immutable.
 */
final class JsonObject {

    /** In the place of a number that nobody knows. */
    static final String UNKNOWN = "unknown";

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

    /** Returns in one line what is wrong with a file that could not be read. */
    static String problem(Exception damaged) {
        if (damaged instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
            JsonLocation at = syntax.getLocation();
            return syntax.getOriginalMessage() + ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        }
        return String.valueOf(damaged.getMessage());
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (values.put(name, value(parser)) != null) {
                throw new IllegalArgumentException("there twice: " + path(parser));
            }
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
            case VALUE_NULL -> throw new IllegalArgumentException("unexpected null: " + path(parser));
            default -> throw new IllegalArgumentException("unexpected " + parser.currentToken());
        };
    }

    private static String path(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    String text(String name) {
        return required(name, String.class, "a text");
    }

    Optional<String> optionalText(String name) {
        return values.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) {
        return required(name, Long.class, "a whole number");
    }

    int integer(String name) {
        long number = number(name);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw wrong(name, "a number of this size");
        }
        return (int) number;
    }

    OptionalLong optionalNumber(String name) {
        return values.containsKey(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
    }

    double decimal(String name) {
        return required(name, Number.class, "a number").doubleValue();
    }

    OptionalDouble optionalDecimal(String name) {
        return values.containsKey(name) ? OptionalDouble.of(decimal(name)) : OptionalDouble.empty();
    }

    boolean flag(String name) {
        return required(name, Boolean.class, "true or false");
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(
                    "not a time like 2026-11-24T07:30:00Z: " + path + "/" + name, unreadable);
        }
    }

    /** Returns the constant whose name is written, in lower case if these are. */
    <E extends Enum<E>> E constant(String name, List<E> constants, UnaryOperator<String> spelling) {
        String text = text(name);
        return constants.stream()
                .filter(constant -> spelling.apply(constant.name()).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "one of "
                                + constants.stream()
                                        .map(constant -> spelling.apply(constant.name()))
                                        .collect(Collectors.joining(", "))));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    JsonObject object(String name) {
        return asObject(path + "/" + name, required(name, Map.class, "an object"));
    }

    /** Returns the objects of a list. */
    List<JsonObject> objects(String name) {
        List<?> items = required(name, List.class, "a list");
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Map<?, ?> map)) {
                throw wrong(name + "/" + i, "an object");
            }
            objects.add(asObject(path + "/" + name + "/" + i, map));
        }
        return objects;
    }

    /** Returns the texts of a list. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : required(name, List.class, "a list")) {
            if (!(item instanceof String text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** Returns the numbers of a list. */
    List<Long> numbers(String name) {
        return numbers(name, required(name, List.class, "a list"));
    }

    /** Returns the numbers of a list, which need not be whole; empty where one is unknown. */
    List<OptionalDouble> knownDecimals(String name) {
        List<OptionalDouble> decimals = new ArrayList<>();
        for (Object item : required(name, List.class, "a list")) {
            if (item instanceof Number number) {
                decimals.add(OptionalDouble.of(number.doubleValue()));
            } else if (item.equals(UNKNOWN)) {
                decimals.add(OptionalDouble.empty());
            } else {
                throw wrong(name, "a list of numbers, or \"" + UNKNOWN + "\"");
            }
        }
        return decimals;
    }

    /** Returns the rows of a table of numbers. */
    List<List<Long>> rows(String name) {
        List<List<Long>> rows = new ArrayList<>();
        for (Object row : required(name, List.class, "a list")) {
            if (!(row instanceof List<?> items)) {
                throw wrong(name, "a list of lists");
            }
            rows.add(numbers(name, items));
        }
        return rows;
    }

    private List<Long> numbers(String name, List<?> items) {
        List<Long> numbers = new ArrayList<>();
        for (Object item : items) {
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

    private <T> T required(String name, Class<T> type, String expected) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return type.cast(value);
    }

    /** Returns the exception for a member that is missing, or is not what is expected. */
    IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException(
                (values.containsKey(name) ? "not " + expected : "missing") + ": " + path + "/" + name);
    }
}
