package io.sloguard.scenarios.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.config.PlanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSocketReaderTest {

    @TempDir
    Path directory;

    @Test
    void every_mistake_is_told_with_its_line() {
        assertThatThrownBy(() -> DeclaredChat.plan(directory, """
                        url: http://localhost/chat
                        headers: {Upgrade: now, X-Token: "${env.NO_SUCH_VARIABLE}"}
                        send: '${name} ${id'
                        expect: ''
                        values: {id: 1..9, room: [], level: 9..1}
                        subscribers: 0
                        within: 0s
                        tiemout: 5s
                        """))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("perf.yaml:4:12  scenarios.chat.websocket.url: an address is written"
                        + " ws://host:port/path, or wss:// with TLS, not \"http://localhost/chat\"")
                .hasMessageContaining("perf.yaml:5:26  scenarios.chat.websocket.headers.Upgrade: Upgrade belongs to the"
                        + " protocol and is set by it")
                .hasMessageContaining("the environment variable NO_SUCH_VARIABLE is not set")
                .hasMessageContaining("perf.yaml:6:13  scenarios.chat.websocket.send: \"${id\" is not closed by \"}\"")
                .hasMessageContaining("perf.yaml:7:15  scenarios.chat.websocket.expect is a single value, not nothing")
                .hasMessageContaining("scenarios.chat.websocket.values.room has no value to choose from")
                .hasMessageContaining("a range goes from the lower to the higher, not from 9 to 1")
                .hasMessageContaining("perf.yaml:9:20  scenarios.chat.websocket.subscribers: a whole number from 1 to"
                        + " 10000, not \"0\"")
                .hasMessageContaining("perf.yaml:10:15  scenarios.chat.websocket.within: more than 0s, not \"0s\"")
                .hasMessageContaining("perf.yaml:11:7  unknown key \"tiemout\" in scenarios.chat.websocket");
    }

    @Test
    void names_must_be_known_and_values_used() {
        assertThatThrownBy(() -> DeclaredChat.plan(directory, """
                        url: ws://localhost:8080/chat
                        send: '${rom}'
                        expect: ok
                        values: {room: [a, b]}
                        """))
                .hasMessageContaining("scenarios.chat.websocket.send: unknown ${rom}; known are id, room; more are"
                        + " stated below values:")
                .hasMessageContaining("scenarios.chat.websocket.values.room is not used: send has no ${room}");
    }

    @Test
    void deliveries_need_an_identity() {
        assertThatThrownBy(() -> DeclaredChat.plan(directory, """
                        url: ws://localhost:8080/chat
                        send: hello
                        expect: hello
                        subscribers: 5
                        """))
                .hasMessageContaining("perf.yaml:5:13  scenarios.chat.websocket.send needs ${id}, by which subscribers"
                        + " tell one message from another")
                .hasMessageContaining("perf.yaml:6:15  scenarios.chat.websocket.expect needs ${id}");
    }

    @Test
    void a_host_that_is_not_loopback_needs_consent() throws Exception {
        String remote = """
                url: wss://chat.example.com/live
                send: hello
                expect: hello
                """;

        assertThatThrownBy(() -> DeclaredChat.plan(directory, remote))
                .hasMessageContaining(
                        "scenarios.chat.websocket.url: host chat.example.com is not loopback, and this tool"
                                + " loads; write allowRemote: true beside it if that is what you want");
        assertThat(DeclaredChat.plan(directory, remote + "allowRemote: true\n").scenarios())
                .hasSize(1);
    }

    @Test
    void what_must_be_there_is_named_with_an_example() {
        assertThatThrownBy(() -> DeclaredChat.plan(directory, "within: 5s"))
                .hasMessageContaining("scenarios.chat.websocket needs url, for example url: ws://localhost:8080/live")
                .hasMessageContaining("scenarios.chat.websocket needs send, for example send:")
                .hasMessageContaining("scenarios.chat.websocket needs expect, for example expect: ${id}");
    }

    @Test
    void a_port_is_that_of_an_application_of_the_plan() {
        assertThatThrownBy(() -> DeclaredChat.plan(directory, """
                        url: ws://localhost:${shop.port}/chat
                        send: hello
                        expect: hello
                        """))
                .hasMessageContaining("scenarios.chat.websocket.url: unknown ${shop.port}, because the plan starts no"
                        + " application");
    }

    @Test
    void the_page_explains_every_key() throws Exception {
        Matcher rows = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(Files.readString(Path.of("../../docs/websocket.md")));

        assertThat(rows.results().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(WebSocketReader.KEYS);
    }
}
