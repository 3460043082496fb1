package io.sloguard.scenarios.websocket;

import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user who sends a message and waits for the answer on the same connection. After an operation without an answer the
 * connection is cut, so that a late answer is not taken for the next one's.
 */
final class Asker implements VirtualUser, AutoCloseable {

    private final Line line;
    private final Messages messages;
    private final MessageIds ids;
    private final Duration within;
    private volatile Inbox inbox = new Inbox();

    private Asker(
            HttpClient client,
            Endpoint endpoint,
            Endpoint.Subscription subscription,
            Messages messages,
            MessageIds ids,
            Duration within) {
        this.line = new Line(client, endpoint, subscription, this::freshInbox);
        this.messages = messages;
        this.ids = ids;
        this.within = within;
    }

    /**
     * Returns a user with an open connection.
     *
     * @throws IOException if it cannot connect or subscribe
     */
    static Asker open(
            HttpClient client,
            Endpoint endpoint,
            Endpoint.Subscription subscription,
            Messages messages,
            MessageIds ids,
            Duration within)
            throws IOException, InterruptedException {
        Asker asker = new Asker(client, endpoint, subscription, messages, ids, within);
        asker.line.connect();
        return asker;
    }

    /** One for each connection: what an old one still tells is of no concern to the new. */
    private Inbox freshInbox() {
        Inbox fresh = new Inbox();
        inbox = fresh;
        return fresh;
    }

    @Override
    public Outcome run(Operation operation) throws Exception {
        Message message = messages.draw(operation, ids);
        Connection connection = line.connection(operation);
        Exchange exchange = inbox.expect(message.expected());
        // The connection may have ended before it was expected to answer; then nobody tells the exchange.
        if (connection.ended().isEmpty()) {
            connection.send(message.text(), within);
            if (exchange.awaitEnd(within) && exchange.isAnswered()) {
                return Outcome.ok();
            }
        }
        return connection
                .ended()
                .map(reason -> Outcome.failed("connection ended", "the connection was " + reason))
                .orElseGet(() -> unanswered(message));
    }

    private Outcome unanswered(Message message) {
        line.close();
        return Outcome.timedOut(
                "no answer", "no message with \"" + message.expected() + "\" within " + within.toMillis() + " ms");
    }

    @Override
    public void close() {
        line.close();
    }

    /** What comes on the connection of one user. */
    private static final class Inbox implements Connection.Receiver {

        private volatile @Nullable Exchange current;

        Exchange expect(String expected) {
            Exchange exchange = new Exchange(expected);
            current = exchange;
            return exchange;
        }

        @Override
        public void received(String message, long nowNanos) {
            Exchange exchange = current;
            if (exchange != null && message.contains(exchange.expected)) {
                exchange.answer();
            }
        }

        @Override
        public void ended(String reason) {
            Exchange exchange = current;
            if (exchange != null) {
                exchange.end.countDown();
            }
        }
    }

    /** One message and its answer. */
    private static final class Exchange {

        private final String expected;
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean isAnswered;

        Exchange(String expected) {
            this.expected = expected;
        }

        void answer() {
            isAnswered = true;
            end.countDown();
        }

        boolean isAnswered() {
            return isAnswered;
        }

        boolean awaitEnd(Duration limit) throws InterruptedException {
            return end.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
