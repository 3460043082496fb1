package io.sloguard.scenarios.tournament;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket server of the application, on a free port of the loopback interface: whoever connects to {@link #uri} is
 * sent every message that is broadcast from then on. Thread-safe.
 */
final class LiveServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PATH = "/live";
    private static final int MAX_THREADS = 16;
    private static final int MIN_THREADS = 4;

    private final Server server;
    private final ServerConnector connector;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Semaphore opened = new Semaphore(0);

    private LiveServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    static LiveServer start() throws Exception {
        var threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("live-server");
        threads.setDaemon(true);
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost(LOOPBACK);
        server.addConnector(connector);
        var live = new LiveServer(server, connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, live::configure));
        server.setStopTimeout(0);
        server.start();
        return live;
    }

    URI uri() {
        return URI.create("ws://" + LOOPBACK + ":" + connector.getLocalPort() + PATH);
    }

    /**
     * Waits until so many subscribers have connected since the start. A client knows of its connection before the server
     * has opened its session, and would miss what is broadcast in between.
     *
     * @return whether they did so within the limit
     */
    boolean awaitSubscribers(int count, Duration limit) throws InterruptedException {
        return opened.tryAcquire(count, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sends a message to every subscriber that is connected now; does not wait until it is sent. */
    void broadcast(String message) {
        // A message that cannot be sent is missed by its subscriber, which is where losses are counted.
        sessions.forEach(session -> session.sendText(message, Callback.NOOP));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The WebSocket server did not stop: " + e.getMessage(), e);
        }
    }

    private void configure(ServerWebSocketContainer container) {
        // Subscribers only listen, so that silence is no reason to hang up.
        container.setIdleTimeout(Duration.ZERO);
        container.addMapping(PATH, (request, response, callback) -> new Subscription(this));
    }

    /** The server's end of one subscriber. Public, because Jetty calls it by reflection. */
    public static final class Subscription implements Session.Listener.AutoDemanding {

        private final LiveServer server;
        private volatile @Nullable Session session;

        private Subscription(LiveServer server) {
            this.server = server;
        }

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            server.sessions.add(opened);
            server.opened.release();
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // A subscriber who hangs up without a word is no fault of the server; what he misses is counted at his end.
            leave();
        }

        @Override
        public void onWebSocketClose(int statusCode, String reason, Callback callback) {
            leave();
            callback.succeed();
        }

        private void leave() {
            Session left = session;
            if (left != null) {
                server.sessions.remove(left);
            }
        }
    }
}
