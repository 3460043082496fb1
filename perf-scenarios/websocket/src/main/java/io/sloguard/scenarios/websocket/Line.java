package io.sloguard.scenarios.websocket;

import io.sloguard.scenario.Operation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The connection of one user, which is opened anew for the next operation when it has ended. Not thread-safe; its
 * receiver is called by other threads.
 */
final class Line implements AutoCloseable {

    private final HttpClient client;
    private final Endpoint endpoint;
    private final Endpoint.Subscription subscription;
    private final Supplier<Connection.Receiver> receivers;
    private volatile Optional<Connection> current = Optional.empty();

    /** Creates a line that is not connected; each of its connections has a receiver of its own. */
    Line(
            HttpClient client,
            Endpoint endpoint,
            Endpoint.Subscription subscription,
            Supplier<Connection.Receiver> receivers) {
        this.client = client;
        this.endpoint = endpoint;
        this.subscription = subscription;
        this.receivers = receivers;
    }

    /**
     * Connects and subscribes.
     *
     * @throws IOException if that fails
     */
    Connection connect() throws IOException, InterruptedException {
        Connection fresh = Subscribing.begin(client, endpoint, subscription, receivers.get())
                .complete();
        current = Optional.of(fresh);
        return fresh;
    }

    /**
     * Returns an open connection; if a new one had to be made, that is counted as a reconnect, and its time is that of the
     * operation.
     *
     * @throws IOException if none can be made
     */
    Connection connection(Operation operation) throws IOException, InterruptedException {
        Optional<Connection> open = current.filter(one -> one.ended().isEmpty());
        if (open.isPresent()) {
            return open.get();
        }
        operation.count("reconnects");
        return connect();
    }

    /** Cuts the connection; the next operation gets a new one. */
    @Override
    public void close() {
        current.ifPresent(Connection::close);
    }
}
