package io.sloguard.scenarios.tournament;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The messages of one run that are on their way; tells which subscriber got which of them. Thread-safe. */
final class Departures {

    private final int subscribers;
    /** Not from the seed: two runs with the same seed on the same database must not take each other's messages. */
    private final String run = UUID.randomUUID().toString();

    private final Map<Long, Flight> flights = new ConcurrentHashMap<>();
    private final LongAdder repeated = new LongAdder();

    Departures(int subscribers) {
        this.subscribers = subscribers;
    }

    /** Returns the message of the given number, as it travels. */
    String wire(Flight flight) {
        return new LiveMessage(run, flight.number()).wire();
    }

    /** Returns whether a message is of this run. */
    boolean isOurs(String wire) {
        return LiveMessage.parse(wire)
                .filter(message -> message.run().equals(run))
                .isPresent();
    }

    /** Returns the flight of a new message, to be ended by {@link #land}. */
    Flight depart(long number) {
        var flight = new Flight(number, subscribers);
        flights.put(number, flight);
        return flight;
    }

    void land(Flight flight) {
        flights.remove(flight.number());
    }

    /** Notes what a subscriber received; what has landed already came too late and is lost. */
    void received(int subscriber, String wire, long nowNanos) {
        LiveMessage.parse(wire).filter(message -> message.run().equals(run)).ifPresent(message -> {
            Flight flight = flights.get(message.number());
            if (flight != null && !flight.arrive(subscriber, nowNanos)) {
                repeated.increment();
            }
        });
    }

    /** Returns how often a subscriber got a message again that it had already. */
    long repeated() {
        return repeated.sum();
    }
}
