package io.sloguard.scenarios.tournament;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers of the live feed, each with a WebSocket connection of its own. Thread-safe.
 *
 * <p>The receiver is called for one message of a subscriber after the other, and for several subscribers at once.
 */
final class Audience implements AutoCloseable {

    /** Is told of every message that a subscriber gets. */
    @FunctionalInterface
    interface Receiver {
        /**
         * Takes note of a message.
         *
         * @param subscriber the number of the subscriber, from 0
         * @param nowNanos when the whole message was there, on the clock of {@link System#nanoTime}
         */
        void received(int subscriber, String message, long nowNanos);
    }

    private static final int THREADS = 2;

    private final ExecutorService executor;
    private final List<WebSocket> subscribers;

    private Audience(ExecutorService executor, List<WebSocket> subscribers) {
        this.executor = executor;
        this.subscribers = subscribers;
    }

    /**
     * Connects subscribers to a server.
     *
     * @throws ExecutionException if one cannot connect
     * @throws TimeoutException if not all have connected within the limit
     */
    static Audience connect(URI server, int count, Receiver receiver, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS, daemonThreads());
        HttpClient client = HttpClient.newBuilder().executor(executor).build();
        List<CompletableFuture<WebSocket>> connecting = new ArrayList<>();
        for (int subscriber = 0; subscriber < count; subscriber++) {
            connecting.add(client.newWebSocketBuilder()
                    .connectTimeout(limit)
                    .buildAsync(server, new Subscriber(subscriber, receiver)));
        }
        try {
            CompletableFuture.allOf(connecting.toArray(CompletableFuture[]::new))
                    .get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            connecting.forEach(Audience::giveUp);
            executor.shutdown();
            throw e;
        }
        return new Audience(
                executor, connecting.stream().map(CompletableFuture::join).toList());
    }

    /** Cuts the connection of one subscriber. */
    void leave(int subscriber) {
        subscribers.get(subscriber).abort();
    }

    /** Cuts all connections. */
    @Override
    public void close() {
        subscribers.forEach(WebSocket::abort);
        executor.shutdown();
    }

    private static void giveUp(CompletableFuture<WebSocket> connecting) {
        if (connecting.isDone() && !connecting.isCompletedExceptionally()) {
            connecting.join().abort();
        } else {
            connecting.cancel(true);
        }
    }

    private static ThreadFactory daemonThreads() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "audience-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Puts the parts of a message together; called by one thread at a time. */
    private static final class Subscriber implements WebSocket.Listener {

        private final int number;
        private final Receiver receiver;
        private final StringBuilder parts = new StringBuilder();

        Subscriber(int number, Receiver receiver) {
            this.number = number;
            this.receiver = receiver;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket connection, CharSequence part, boolean isLast) {
            parts.append(part);
            if (isLast) {
                receiver.received(number, parts.toString(), System.nanoTime());
                parts.setLength(0);
            }
            connection.request(1);
            return null;
        }
    }
}
