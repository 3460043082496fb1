package io.sloguard.scenarios.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSocketScenarioTest {

    @TempDir
    Path directory;

    private ChatServer server;
    private Scenario scenario;

    @AfterEach
    void close_everything() throws Exception {
        if (scenario != null) {
            scenario.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    @Nested
    class One_answer {

        @Test
        void a_message_is_answered() throws Exception {
            VirtualUser user = user(ChatServer::echo, "send: 'hello ${id}'\nexpect: echo hello ${id}");

            assertThat(user.run(new RecordedOperation(1))).isEqualTo(Outcome.ok());
            assertThat(user.run(new RecordedOperation(2))).isEqualTo(Outcome.ok());
        }

        @Test
        void the_port_can_be_that_of_an_application_of_the_plan() throws Exception {
            server = ChatServer.start(ChatServer::echo);
            scenario = DeclaredChat.scenario(
                    directory, "url: ws://127.0.0.1:${port}/chat\nsend: ping\nexpect: ping", "shop");
            scenario.prepare(DeclaredChat.beside("shop", server.port()));

            VirtualUser user = scenario.newUser(DeclaredChat.CONTEXT);

            assertThat(user.run(new RecordedOperation(1))).isEqualTo(Outcome.ok());
        }

        @Test
        void values_are_drawn_by_the_operation() throws Exception {
            Set<String> received = ConcurrentHashMap.newKeySet();
            VirtualUser user = user(
                    (chat, session, text) -> {
                        received.add(text);
                        session.sendText("ok", Callback.NOOP);
                    },
                    "send: '${room} ${player}'\nexpect: ok\nvalues: {room: [a, b], player: 1..3}");

            for (int i = 0; i < 60; i++) {
                user.run(new RecordedOperation(i));
            }

            assertThat(received).containsExactlyInAnyOrder("a 1", "a 2", "a 3", "b 1", "b 2", "b 3");
        }

        @Test
        void an_answer_that_does_not_come_is_a_timeout_and_does_not_answer_the_next() throws Exception {
            AtomicInteger messages = new AtomicInteger();
            VirtualUser user = user(
                    (chat, session, text) -> {
                        if (messages.incrementAndGet() > 1) {
                            session.sendText("pong", Callback.NOOP);
                        }
                    },
                    "send: ping\nexpect: pong\nwithin: 100ms");
            RecordedOperation next = new RecordedOperation(2);

            assertThat(user.run(new RecordedOperation(1)))
                    .isEqualTo(Outcome.timedOut("no answer", "no message with \"pong\" within 100 ms"));
            assertThat(user.run(next)).isEqualTo(Outcome.ok());
            assertThat(next.counted("reconnects")).isEqualTo(1);
        }

        @Test
        void a_connection_that_the_server_closes_is_a_failure_at_once_and_opened_anew() throws Exception {
            AtomicInteger messages = new AtomicInteger();
            VirtualUser user = user(
                    (chat, session, text) -> {
                        if (messages.incrementAndGet() == 1) {
                            session.close(1001, "going away", Callback.NOOP);
                        } else {
                            ChatServer.echo(chat, session, text);
                        }
                    },
                    "send: ping\nexpect: ping\nwithin: 1h");
            RecordedOperation next = new RecordedOperation(2);

            assertThat(user.run(new RecordedOperation(1)))
                    .isEqualTo(Outcome.failed(
                            "connection ended", "the connection was closed by the server with 1001 going away"));
            assertThat(user.run(next)).isEqualTo(Outcome.ok());
            assertThat(next.counted("reconnects")).isEqualTo(1);
        }

        @Test
        void a_user_subscribes_before_its_first_message() throws Exception {
            VirtualUser user = user(
                    (chat, session, text) -> {
                        if (!chat.joins(session, text) && chat.subscribed().contains(session)) {
                            ChatServer.echo(chat, session, text);
                        }
                    },
                    "subscribe: join\nsubscribed: joined\nsend: ping\nexpect: ping\nwithin: 30s");

            assertThat(user.run(new RecordedOperation(1))).isEqualTo(Outcome.ok());
        }

        @Test
        void nothing_is_measured_without_a_confirmed_subscription() throws Exception {
            assertThatThrownBy(() -> user(
                            ChatServer::broadcast,
                            "subscribe: jion\nsubscribed: joined\nsend: a\nexpect: a\nwithin: 100ms"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.url() + " sent no message with \"joined\" within 100 ms after the subscription");
        }

        @Test
        void nothing_is_measured_without_a_server() throws Exception {
            server = ChatServer.start(ChatServer::echo);
            String url = server.url();
            server.stop();
            scenario = DeclaredChat.scenario(directory, "url: " + url + "\nsend: a\nexpect: a");

            assertThatThrownBy(() -> scenario.newUser(DeclaredChat.CONTEXT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no WebSocket connection to " + url + ": connection refused or no such host");
        }

        @Test
        void a_server_that_does_not_speak_websocket_there_is_named_by_its_status() throws Exception {
            server = ChatServer.start(ChatServer::echo);
            scenario = DeclaredChat.scenario(directory, "url: " + server.url() + "s\nsend: a\nexpect: a");

            assertThatThrownBy(() -> scenario.newUser(DeclaredChat.CONTEXT))
                    .hasMessage("no WebSocket connection to " + server.url()
                            + "s: the server answered with status 404 instead of 101");
        }
    }

    @Nested
    class Many_subscribers {

        private static final String CHAT = """
                subscribe: join
                subscribed: joined
                send: '${id}'
                expect: says ${id}
                """;

        @Test
        void an_operation_ends_when_the_last_subscriber_has_the_message() throws Exception {
            VirtualUser user = user(ChatServer::broadcast, CHAT + "subscribers: 20");
            RecordedOperation operation = new RecordedOperation(1);

            Outcome outcome = user.run(operation);

            assertThat(outcome).isEqualTo(Outcome.ok());
            assertThat(operation.recorded("delivery")).hasSize(20);
            assertThat(scenario.verify(DeclaredChat.CONTEXT))
                    .containsExactly(
                            new Invariant("every subscriber stays connected", true, "0 of 20 connections ended"),
                            new Invariant("no message reaches a subscriber twice", true, "0 deliveries repeated"));
        }

        @Test
        void what_does_not_arrive_in_time_is_a_lost_delivery() throws Exception {
            VirtualUser user = user(
                    (chat, session, text) -> {
                        if (!chat.joins(session, text)) {
                            chat.subscribed().stream()
                                    .skip(2)
                                    .forEach(one -> one.sendText("says " + text, Callback.NOOP));
                        }
                    },
                    CHAT + "subscribers: 5\nwithin: 500ms");
            RecordedOperation operation = new RecordedOperation(7);

            assertThat(user.run(operation))
                    .isEqualTo(Outcome.timedOut(
                            "lost delivery", "2 of 5 subscribers did not get message 7 within 500 ms"));
            assertThat(operation.counted("lost deliveries")).isEqualTo(2);
            assertThat(operation.recorded("delivery")).hasSize(3);
        }

        @Test
        void a_subscriber_whom_the_server_disconnects_is_not_waited_for() throws Exception {
            VirtualUser user = user(
                    (chat, session, text) -> {
                        if (!chat.joins(session, text)) {
                            Session first = chat.subscribed().iterator().next();
                            first.close(1008, "too slow", Callback.NOOP);
                            chat.subscribed().remove(first);
                            ChatServer.broadcast(chat, session, text);
                        }
                    },
                    CHAT + "subscribers: 5\nwithin: 1h");

            assertThat(user.run(new RecordedOperation(1)))
                    .isEqualTo(Outcome.failed(
                            "subscriber disconnected",
                            "1 of 5 subscribers did not get message 1: their connections have ended"));
            assertThat(user.run(new RecordedOperation(2)).message())
                    .isEqualTo("2 of 5 subscribers did not get message 2: their connections have ended");
            assertThat(scenario.verify(DeclaredChat.CONTEXT))
                    .contains(new Invariant(
                            "every subscriber stays connected",
                            false,
                            "2 of 5 connections ended: closed by the server with 1008 too slow"));
        }

        @Test
        void a_message_that_comes_twice_breaks_an_invariant() throws Exception {
            // The second subscriber gets nothing, so that the operation is still on when the first gets it again.
            VirtualUser user = user(
                    (chat, session, text) -> {
                        if (!chat.joins(session, text)) {
                            Session first = chat.subscribed().iterator().next();
                            first.sendText("says " + text, Callback.NOOP);
                            first.sendText("says " + text, Callback.NOOP);
                        }
                    },
                    CHAT + "subscribers: 2\nwithin: 500ms");

            user.run(new RecordedOperation(1));

            assertThat(scenario.verify(DeclaredChat.CONTEXT))
                    .contains(new Invariant("no message reaches a subscriber twice", false, "1 deliveries repeated"));
        }
    }

    private VirtualUser user(ChatServer.Behaviour behaviour, String declaration) throws Exception {
        server = ChatServer.start(behaviour);
        scenario = DeclaredChat.scenario(directory, "url: " + server.url() + "\n" + declaration);
        scenario.prepare(DeclaredChat.CONTEXT);
        return scenario.newUser(DeclaredChat.CONTEXT);
    }
}
