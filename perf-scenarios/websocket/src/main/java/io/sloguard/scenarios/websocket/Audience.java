package io.sloguard.scenarios.websocket;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The subscribers of a scenario, each with a connection of its own, and the messages on their way to them. Thread-safe. */
final class Audience implements AutoCloseable {

    private final MessageIds ids;
    private final AtomicReferenceArray<@Nullable String> endings;
    private final Map<Long, Flight> flights = new ConcurrentHashMap<>();
    private final LongAdder repeated = new LongAdder();
    private final List<Connection> connections = new ArrayList<>();

    private Audience(int count, MessageIds ids) {
        this.ids = ids;
        this.endings = new AtomicReferenceArray<>(count);
    }

    /**
     * Connects subscribers, all at once, and subscribes each.
     *
     * @throws IOException if one cannot connect or is not confirmed
     */
    static Audience connect(
            HttpClient client, Endpoint endpoint, Endpoint.Subscription subscription, int count, MessageIds ids)
            throws IOException, InterruptedException {
        Audience audience = new Audience(count, ids);
        List<Subscribing> opening = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            opening.add(Subscribing.begin(client, endpoint, subscription, audience.new Seat(number)));
        }
        try {
            for (Subscribing one : opening) {
                audience.connections.add(one.complete());
            }
            return audience;
        } catch (IOException | InterruptedException e) {
            opening.forEach(Subscribing::cancel);
            throw e;
        }
    }

    /** Returns the flight of a new message, to be ended by {@link #land}. */
    Flight depart(long number, String expected) {
        Flight flight = new Flight(expected, size());
        flights.put(number, flight);
        for (int subscriber = 0; subscriber < size(); subscriber++) {
            if (endings.get(subscriber) != null) {
                flight.cutOff(subscriber);
            }
        }
        return flight;
    }

    void land(long number) {
        flights.remove(number);
    }

    int size() {
        return endings.length();
    }

    /** Returns how often a subscriber got a message again that it had already. */
    long repeated() {
        return repeated.sum();
    }

    /** Returns why connections have ended, in the order of the subscribers. */
    List<String> endings() {
        List<String> all = new ArrayList<>();
        for (int subscriber = 0; subscriber < size(); subscriber++) {
            String reason = endings.get(subscriber);
            if (reason != null) {
                all.add(reason);
            }
        }
        return all;
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }

    /** The place of one subscriber. */
    private final class Seat implements Connection.Receiver {

        private final int number;

        Seat(int number) {
            this.number = number;
        }

        @Override
        public void received(String message, long nowNanos) {
            OptionalLong id = ids.find(message);
            Flight flight = id.isPresent() ? flights.get(id.getAsLong()) : null;
            if (flight != null && flight.isCarriedBy(message) && !flight.arrive(number, nowNanos)) {
                repeated.increment();
            }
        }

        @Override
        public void ended(String reason) {
            // Before the flights: one that departs now sees the ending, one that has departed is told.
            endings.set(number, reason);
            flights.values().forEach(flight -> flight.cutOff(number));
        }
    }
}
