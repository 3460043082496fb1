package io.sloguard.scenarios.websocket;

import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import java.time.Duration;

/**
 * A user who sends messages that every subscriber is to get. An operation ends when the last one has it; each delivery is
 * recorded as {@code "delivery"}, from the intended start on. Its connection is opened anew when it has ended.
 */
final class Broadcaster implements VirtualUser {

    private final Line line;
    private final Messages messages;
    private final MessageIds ids;
    private final Audience audience;
    private final Duration within;

    Broadcaster(Line line, Messages messages, MessageIds ids, Audience audience, Duration within) {
        this.line = line;
        this.messages = messages;
        this.ids = ids;
        this.audience = audience;
        this.within = within;
    }

    @Override
    public Outcome run(Operation operation) throws Exception {
        Message message = messages.draw(operation, ids);
        Connection connection = line.connection(operation);
        Flight flight = audience.depart(operation.number(), message.expected());
        try {
            connection.send(message.text(), within);
            flight.awaitAll(within);
        } finally {
            audience.land(operation.number());
        }
        return outcome(operation, flight);
    }

    private Outcome outcome(Operation operation, Flight flight) {
        int lost = 0;
        int cutOff = 0;
        for (int subscriber = 0; subscriber < flight.subscribers(); subscriber++) {
            if (flight.hasArrivedAt(subscriber)) {
                operation.record("delivery", flight.arrivalNanos(subscriber) - operation.intendedStartNanos());
            } else {
                operation.count("lost deliveries");
                lost++;
                cutOff += flight.isCutOffFrom(subscriber) ? 1 : 0;
            }
        }
        if (lost == 0) {
            return Outcome.ok();
        }
        String who = lost + " of " + flight.subscribers() + " subscribers did not get message " + operation.number();
        if (lost == cutOff) {
            return Outcome.failed("subscriber disconnected", who + ": their connections have ended");
        }
        String disconnected = cutOff == 0 ? "" : "; the connections of " + cutOff + " have ended";
        return Outcome.timedOut("lost delivery", who + " within " + within.toMillis() + " ms" + disconnected);
    }
}
