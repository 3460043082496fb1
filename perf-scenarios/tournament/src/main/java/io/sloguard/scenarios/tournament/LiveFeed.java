package io.sloguard.scenarios.tournament;

import io.sloguard.PerfException;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The live feed of the application with its whole audience: a message goes from the publisher through the backplane to
 * the WebSocket server, and from there to every subscriber. Thread-safe.
 */
final class LiveFeed implements ApplicationPart {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final Departures departures;
    private final Backplane backplane;
    private final Audience audience;
    private final CloseStack opened;
    private final Duration wait;
    private final LongAdder completed = new LongAdder();
    private final LongAdder lost = new LongAdder();

    private LiveFeed(Departures departures, Backplane backplane, Audience audience, CloseStack opened, Duration wait) {
        this.departures = departures;
        this.backplane = backplane;
        this.audience = audience;
        this.opened = opened;
        this.wait = wait;
    }

    /** Starts the server, connects the subscribers, and opens a backplane on the database of the plan. */
    static LiveFeed open(ScenarioContext context) throws Exception {
        Settings settings = Settings.of(context);
        ConnectionSettings connections = ConnectionSettings.read(settings);
        int subscribers = settings.number("subscribers", 50, 1, 1000);
        Duration wait = settings.duration("wait", Duration.ofSeconds(10));
        settings.rejectMistakes();
        Database database = Database.open(context, connections);
        try {
            return open(subscribers, wait, receiver -> PostgresBackplane.open(database, receiver), database::close);
        } catch (Exception e) {
            database.close();
            throw e;
        }
    }

    /**
     * Opens a feed on any backplane.
     *
     * @param wait how long a message may take to all subscribers before what is missing counts as lost
     * @param afterwards closes what the backplane rests on, when the feed is closed
     */
    static LiveFeed open(int subscribers, Duration wait, Backplane.Opener opener, Runnable afterwards)
            throws Exception {
        var opened = new CloseStack();
        try {
            var departures = new Departures(subscribers);
            LiveServer server = LiveServer.start();
            opened.add(server::close);
            Backplane backplane = opener.open(ours(departures, server::broadcast));
            opened.add(backplane::close);
            Audience audience = Audience.connect(server.uri(), subscribers, departures::received, CONNECT_LIMIT);
            opened.add(audience::close);
            if (!server.awaitSubscribers(subscribers, CONNECT_LIMIT)) {
                throw new PerfException("Not all of " + subscribers + " subscribers were connected to the live server"
                        + " within " + CONNECT_LIMIT.toSeconds() + " s. Try fewer with the setting \"subscribers\".");
            }
            var closing = new CloseStack();
            closing.add(afterwards);
            closing.add(opened::close);
            return new LiveFeed(departures, backplane, audience, closing, wait);
        } catch (Exception e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /**
     * Publishes a message and waits until the last subscriber has it. Each delivery is recorded as {@code "delivery"},
     * from the intended start of the operation to the moment in which the subscriber had the message.
     */
    Outcome publish(Operation operation) throws Exception {
        Flight flight = departures.depart(operation.number());
        try {
            backplane.publish(departures.wire(flight));
            flight.awaitAll(wait);
        } finally {
            departures.land(flight);
        }
        int missing = 0;
        for (int subscriber = 0; subscriber < flight.subscribers(); subscriber++) {
            if (flight.hasArrivedAt(subscriber)) {
                operation.record("delivery", flight.arrivalNanos(subscriber) - operation.intendedStartNanos());
            } else {
                operation.count("lost deliveries");
                missing++;
            }
        }
        lost.add(missing);
        return missing == 0 ? complete() : incomplete(flight, missing);
    }

    @Override
    public List<Invariant> invariants() {
        long again = departures.repeated();
        return List.of(
                new Invariant(
                        "every message reached every subscriber",
                        lost.sum() == 0,
                        lost.sum() + " deliveries lost, " + completed.sum() + " messages complete"),
                new Invariant("no message reached a subscriber twice", again == 0, again + " deliveries repeated"));
    }

    /** Returns the subscribers of this feed. */
    Audience audience() {
        return audience;
    }

    @Override
    public void close() {
        opened.close();
    }

    private Outcome complete() {
        completed.increment();
        return Outcome.ok();
    }

    private Outcome incomplete(Flight flight, int missing) {
        return Outcome.timedOut(
                "lost delivery",
                missing + " of " + flight.subscribers() + " subscribers did not get message " + flight.number()
                        + " within " + wait.toMillis() + " ms");
    }

    private static Consumer<String> ours(Departures departures, Consumer<String> broadcast) {
        return message -> {
            if (departures.isOurs(message)) {
                broadcast.accept(message);
            }
        };
    }
}
