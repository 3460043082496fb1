package io.sloguard.scenarios.websocket;

import java.util.Objects;

/**
 * One message as it is sent, and how what comes back is told from everything else.
 *
 * @param text what is sent
 * @param expected what stands in each message that answers or carries it
 */
record Message(String text, String expected) {

    Message {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(expected, "expected");
    }
}
