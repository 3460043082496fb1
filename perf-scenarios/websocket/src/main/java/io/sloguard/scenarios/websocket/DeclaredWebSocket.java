package io.sloguard.scenarios.websocket;

import java.util.Objects;

/**
 * What a plan declares. Immutable.
 *
 * @param endpoint where connections go
 * @param subscription what receiving connections do first
 * @param messages what is sent
 * @param subscribers how many are to get each message; 0 if the answer comes on the connection of the sender
 */
record DeclaredWebSocket(Endpoint endpoint, Endpoint.Subscription subscription, Messages messages, int subscribers) {

    /** More would need more ports than a machine has for connections to one server. */
    static final int MAX_SUBSCRIBERS = 10_000;

    DeclaredWebSocket {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(subscription, "subscription");
        Objects.requireNonNull(messages, "messages");
        if (subscribers < 0 || subscribers > MAX_SUBSCRIBERS) {
            throw new IllegalArgumentException("from 0 to " + MAX_SUBSCRIBERS + " subscribers, not " + subscribers);
        }
    }
}
