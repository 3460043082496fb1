package io.sloguard.scenarios.websocket;

import io.sloguard.scenario.Operation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The messages of a scenario. Immutable.
 *
 * @param text what is sent
 * @param expected what must stand in what comes back
 * @param values the values of the names in both, beside that of {@value #ID}; drawn in this order
 */
record Messages(Template text, Template expected, Map<String, Choice> values) {

    /** The name that has another value in each message of each run. */
    static final String ID = "id";

    Messages {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(expected, "expected");
        values = new LinkedHashMap<>(values);
    }

    /** Returns the message of an operation: the same for the same operation, but for its identity. */
    Message draw(Operation operation, MessageIds ids) {
        Map<String, String> drawn = new HashMap<>();
        values.forEach((name, choice) -> drawn.put(name, choice.draw(operation.random())));
        drawn.put(ID, ids.of(operation.number()));
        return new Message(
                text.fill(name -> drawn.getOrDefault(name, "")), expected.fill(name -> drawn.getOrDefault(name, "")));
    }
}
