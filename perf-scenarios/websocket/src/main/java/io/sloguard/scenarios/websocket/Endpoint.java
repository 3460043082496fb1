package io.sloguard.scenarios.websocket;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where connections go, and what each does first. Immutable.
 *
 * @param address where it is
 * @param headers what the request to connect has beside what the protocol wants; not part of the text form, as it may hold
 *     a token
 * @param subprotocols the subprotocols that are offered, the preferred one first
 * @param limit how long each step may take
 */
record Endpoint(Address address, Map<String, String> headers, List<String> subprotocols, Duration limit) {

    Endpoint {
        Objects.requireNonNull(address, "address");
        headers = new LinkedHashMap<>(headers);
        subprotocols = List.copyOf(subprotocols);
        Objects.requireNonNull(limit, "limit");
    }

    /** Returns the same at another address. */
    Endpoint at(Address other) {
        return new Endpoint(other, headers, subprotocols, limit);
    }

    @Override
    public String toString() {
        return address.toString();
    }

    /**
     * What a receiving connection does before it counts as one.
     *
     * @param messages what it sends, in this order
     * @param confirmation what stands in the message that confirms them; without it nothing is waited for
     */
    record Subscription(List<String> messages, Optional<String> confirmation) {

        /** Of those who only send. */
        static final Subscription NONE = new Subscription(List.of(), Optional.empty());

        Subscription {
            messages = List.copyOf(messages);
            Objects.requireNonNull(confirmation, "confirmation");
        }
    }
}
