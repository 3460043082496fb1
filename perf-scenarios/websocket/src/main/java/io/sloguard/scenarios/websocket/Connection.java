package io.sloguard.scenarios.websocket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection. Text messages are received whole; binary ones are passed over, pings are answered. One thread
 * may send at a time; everything else is thread-safe.
 */
final class Connection implements AutoCloseable {

    /** Is told of what a connection gets; called by one thread at a time. */
    interface Receiver {

        /** Passes everything over. */
        Receiver DEAF = new Receiver() {
            @Override
            public void received(String message, long nowNanos) {}

            @Override
            public void ended(String reason) {}
        };

        /**
         * Takes a message.
         *
         * @param nowNanos when the whole of it was there, on the clock of {@link System#nanoTime}
         */
        void received(String message, long nowNanos);

        /** Is told once that nothing will come any more, and why; not when this side has cut the connection. */
        void ended(String reason);
    }

    /** A server that sends more than this in one message is not answered any more: it would take the memory of the run. */
    static final int MAX_MESSAGE_CHARS = 4 * 1024 * 1024;

    private final WebSocket socket;
    private final Parts parts;

    private Connection(WebSocket socket, Parts parts) {
        this.socket = socket;
        this.parts = parts;
    }

    /**
     * Connects.
     *
     * @return the connection; fails with an {@link IOException} that says why there is none
     */
    static CompletableFuture<Connection> open(HttpClient client, Endpoint endpoint, Receiver receiver) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(endpoint.limit());
        endpoint.headers().forEach(builder::header);
        if (!endpoint.subprotocols().isEmpty()) {
            builder.subprotocols(
                    endpoint.subprotocols().get(0),
                    endpoint.subprotocols().stream().skip(1).toArray(String[]::new));
        }
        Parts parts = new Parts(receiver);
        return builder.buildAsync(endpoint.address().uri(), parts).handle((socket, failure) -> {
            if (socket == null) {
                throw new CompletionException(noConnection(endpoint, failure));
            }
            return new Connection(socket, parts);
        });
    }

    private static IOException noConnection(Endpoint endpoint, @Nullable Throwable failure) {
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        String why = String.valueOf(cause == null ? null : cause.getMessage());
        if (cause instanceof WebSocketHandshakeException refused) {
            why = "the server answered with status " + refused.getResponse().statusCode() + " instead of 101";
        } else if (cause instanceof ConnectException) {
            why = "connection refused or no such host";
        } else if (cause instanceof HttpTimeoutException) {
            why = "no answer within " + endpoint.limit().toMillis() + " ms";
        }
        return new IOException("no WebSocket connection to " + endpoint + ": " + why, cause);
    }

    /**
     * Sends a message and waits until it is handed to the network.
     *
     * @throws IOException if it cannot be sent
     * @throws TimeoutException if the network does not take it within the limit
     */
    void send(String text, Duration limit) throws IOException, TimeoutException, InterruptedException {
        try {
            socket.sendText(text, true).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(
                    parts.reason().orElse("the message could not be sent: " + failed.getCause()), failed.getCause());
        }
    }

    /** Returns why nothing comes any more; empty as long as the connection is open. */
    Optional<String> ended() {
        return parts.reason();
    }

    /** Cuts the connection; the receiver is not told. */
    @Override
    public void close() {
        parts.reason.compareAndSet(null, "closed by us");
        socket.abort();
    }

    /** Puts the parts of messages together; called by one thread at a time. */
    private static final class Parts implements WebSocket.Listener {

        private final Receiver receiver;
        private final StringBuilder parts = new StringBuilder();
        private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

        Parts(Receiver receiver) {
            this.receiver = receiver;
        }

        Optional<String> reason() {
            return Optional.ofNullable(reason.get());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            if (parts.length() + part.length() > MAX_MESSAGE_CHARS) {
                end("a message of more than " + MAX_MESSAGE_CHARS + " characters");
                socket.abort();
                return null;
            }
            parts.append(part);
            if (isLast) {
                receiver.received(parts.toString(), System.nanoTime());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String text) {
            end("closed by the server with " + status + (text.isBlank() ? "" : " " + text));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            String message = error.getMessage();
            end("lost: " + (message == null ? error.getClass().getSimpleName() : message));
        }

        private void end(String why) {
            if (reason.compareAndSet(null, why)) {
                receiver.ended(why);
            }
        }
    }
}
