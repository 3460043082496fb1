package io.sloguard.scenarios.websocket;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A connection on its way to be one that receives: it is opened, subscribes, and is confirmed. Thread-safe. */
final class Subscribing {

    private final Endpoint endpoint;
    private final Endpoint.Subscription subscription;
    private final CountDownLatch confirmed = new CountDownLatch(1);
    private final CompletableFuture<Connection> opening;

    private Subscribing(
            HttpClient client, Endpoint endpoint, Endpoint.Subscription subscription, Connection.Receiver receiver) {
        this.endpoint = endpoint;
        this.subscription = subscription;
        this.opening = Connection.open(client, endpoint, new Confirming(receiver));
    }

    /** Begins to open a connection, and returns at once. */
    static Subscribing begin(
            HttpClient client, Endpoint endpoint, Endpoint.Subscription subscription, Connection.Receiver receiver) {
        return new Subscribing(client, endpoint, subscription, receiver);
    }

    /**
     * Waits until the connection is open, subscribes, and waits for the confirmation.
     *
     * @throws IOException if a step fails or takes longer than the limit of the endpoint
     */
    Connection complete() throws IOException, InterruptedException {
        Connection connection = opened();
        try {
            for (String message : subscription.messages()) {
                connection.send(message, endpoint.limit());
            }
            awaitConfirmation(connection);
            return connection;
        } catch (IOException | InterruptedException e) {
            connection.close();
            throw e;
        } catch (TimeoutException e) {
            connection.close();
            throw new IOException(endpoint + " takes no message: " + limit().toMillis() + " ms have passed", e);
        }
    }

    /** Cuts the connection, also one that is not yet open. */
    void cancel() {
        var unused = opening.thenAccept(Connection::close);
    }

    private Connection opened() throws IOException, InterruptedException {
        try {
            return opening.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException noConnection) {
                throw noConnection;
            }
            throw new IOException("no WebSocket connection to " + endpoint + ": " + failed.getCause(), failed);
        }
    }

    private void awaitConfirmation(Connection connection) throws IOException, InterruptedException {
        Optional<String> text = subscription.confirmation();
        if (text.isEmpty()) {
            return;
        }
        boolean inTime = confirmed.await(limit().toNanos(), TimeUnit.NANOSECONDS);
        Optional<String> ended = connection.ended();
        if (ended.isPresent()) {
            throw new IOException("the connection to " + endpoint + " was " + ended.get() + " instead of confirmed");
        }
        if (!inTime) {
            throw new IOException(endpoint + " sent no message with \"" + text.get() + "\" within " + limit().toMillis()
                    + " ms after the subscription");
        }
    }

    private Duration limit() {
        return endpoint.limit();
    }

    /** Passes everything on, and looks for the confirmation. */
    private final class Confirming implements Connection.Receiver {

        private final Connection.Receiver next;

        Confirming(Connection.Receiver next) {
            this.next = next;
        }

        @Override
        public void received(String message, long nowNanos) {
            if (confirmed.getCount() > 0
                    && subscription.confirmation().filter(message::contains).isPresent()) {
                confirmed.countDown();
            }
            next.received(message, nowNanos);
        }

        @Override
        public void ended(String reason) {
            confirmed.countDown();
            next.ended(reason);
        }
    }
}
