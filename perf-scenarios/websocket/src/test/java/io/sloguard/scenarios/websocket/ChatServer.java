package io.sloguard.scenarios.websocket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A real server on loopback whose answers a test chooses. It knows who has subscribed. Thread-safe. */
final class ChatServer {

    /** What the server does with a message. */
    @FunctionalInterface
    interface Behaviour {
        void received(ChatServer server, Session session, String text);
    }

    private final Server server = new Server(new QueuedThreadPool(8, 2));
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Set<Session> subscribed = ConcurrentHashMap.newKeySet();

    private ChatServer(Behaviour behaviour) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(
                server,
                container ->
                        container.addMapping("/chat", (request, response, callback) -> new Member(this, behaviour))));
        server.setStopTimeout(0);
    }

    static ChatServer start(Behaviour behaviour) throws Exception {
        ChatServer chat = new ChatServer(behaviour);
        chat.server.start();
        return chat;
    }

    /** Answers each message with itself. */
    static void echo(ChatServer server, Session session, String text) {
        session.sendText("echo " + text, Callback.NOOP);
    }

    /** Sends each message to all who have sent "join". */
    static void broadcast(ChatServer server, Session session, String text) {
        if (!server.joins(session, text)) {
            server.subscribed.forEach(one -> one.sendText("says " + text, Callback.NOOP));
        }
    }

    boolean joins(Session session, String text) {
        if (!text.equals("join")) {
            return false;
        }
        subscribed.add(session);
        session.sendText("joined", Callback.NOOP);
        return true;
    }

    Set<Session> subscribed() {
        return subscribed;
    }

    int port() {
        return connector.getLocalPort();
    }

    String url() {
        return "ws://127.0.0.1:" + port() + "/chat";
    }

    void stop() throws Exception {
        server.stop();
    }

    /** Public, because Jetty calls it by reflection. */
    public static final class Member implements Session.Listener.AutoDemanding {

        private final ChatServer server;
        private final Behaviour behaviour;
        private Session session;

        private Member(ChatServer server, Behaviour behaviour) {
            this.server = server;
            this.behaviour = behaviour;
        }

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
        }

        @Override
        public void onWebSocketText(String text) {
            behaviour.received(server, session, text);
        }
    }
}
