package io.sloguard.scenarios.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.scenario.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single operations against a real socket: what a user sends, and what it makes of what comes back. */
@Timeout(20)
class HttpScenarioTest {

    @TempDir
    Path directory;

    @Test
    void operations_follow_each_other_on_one_connection() throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.respond(200, "", "hello"));
                var visit = visit(server, "{get: '%s/tournaments?open=1', expect: {status: 200, body: ell}}")) {
            assertThat(visit.run()).isEqualTo(Outcome.ok());
            assertThat(visit.run()).isEqualTo(Outcome.ok());

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.heads().get(0)).isEqualTo("""
                    GET /tournaments?open=1 HTTP/1.1
                    Host: 127.0.0.1:%d
                    User-Agent: slo-guard
                    """.formatted(server.port()));
        }
    }

    @Test
    void steps_hand_cookies_and_captures_on() throws Exception {
        try (var server = new FaultyServer(HttpScenarioTest::shop);
                var visit = visit(server, """
                        base: %s/app
                        headers: {Accept: application/json}
                        steps:
                          - name: form
                            get: /login
                            capture: {csrf: {body: 'value="([^"]+)"'}}
                          - name: login
                            post: /login
                            form: {user: anna b, token: '${csrf}'}
                            expect: {status: 303}
                            capture: {home: {header: Location}}
                          - name: home
                            get: ${home}
                            expect: {json: {'user.name': anna b, 'carts[0]': 7}}
                            capture: {cart: {json: 'carts[0]'}}
                          - name: order
                            post: /orders/${cart}
                            json: '{"cart": ${cart}, "note": "${csrf}"}'
                            expect: {status: 2xx}
                        """)) {
            RecordedOperation operation = visit.recorded();
            Outcome second = visit.run();

            assertThat(second).isEqualTo(Outcome.ok());
            assertThat(operation.recorded("form")).hasSize(1);
            assertThat(operation.recorded("order")).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.heads().get(4))
                    .as("a new operation is a new visitor")
                    .doesNotContain("Cookie");
        }
    }

    private static void shop(FaultyServer.Exchange exchange) throws IOException {
        String request = exchange.head().lines().findFirst().orElse("") + " " + exchange.body();
        boolean isKnown = exchange.head().contains("\nCookie: session=s1; lang=de\n");
        switch (request) {
            case "GET /app/login HTTP/1.1 " ->
                exchange.respond(
                        200,
                        "Set-Cookie: session=s1; Path=/; HttpOnly\r\nSet-Cookie: lang=de; Path=/app\r\n"
                                + "Set-Cookie: admin=1; Path=/admin\r\n",
                        "<input name=\"csrf\" value=\"a/b\\\"c\">".replace("\\\"", ""));
            case "POST /app/login HTTP/1.1 user=anna+b&token=a%2Fbc" ->
                exchange.respond(isKnown ? 303 : 401, "Location: /app/home\r\n", "");
            case "GET /app/home HTTP/1.1 " ->
                exchange.respond(isKnown ? 200 : 401, "", "{\"user\": {\"name\": \"anna b\"}, \"carts\": [7, 8]}");
            case "POST /app/orders/7 HTTP/1.1 {\"cart\": 7, \"note\": \"a/bc\"}" ->
                exchange.respond(isKnown && exchange.head().contains("application/json") ? 201 : 400, "", "");
            default -> exchange.respond(404, "", request);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {status: 201}                  | 200 | hello      | status 200           | status 200 where 201 is expected
            {status: [3xx, 404]}           | 200 | hello      | status 200           | status 200 where 3xx or 404 is expected
            {body: bye}                    | 200 | hello      | check failed         | body contains "bye": it does not, in 5 characters
            {header: {X-Kind: b}}          | 200 | hello      | check failed         | header X-Kind contains "b": found "a"
            {header: {X-Other: b}}         | 200 | hello      | check failed         | header X-Other contains "b": it has no such header
            {json: {ok: yes}}              | 200 | {"ok":"no"} | check failed        | json ok is "yes": found "no"
            {json: {ok.x: yes}}            | 200 | {"ok":{}}  | check failed         | json ok.x is "yes": found nothing
            {json: {ok: yes}}              | 200 | hello      | not JSON             | its body is not JSON: no value at character 1 of 5: hello
            """)
    void what_is_not_as_expected_is_a_failure(String expect, int status, String body, String kind, String message)
            throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.respond(status, "X-Kind: a\r\n", body));
                var visit = visit(server, "{get: '%s/', expect: " + expect + "}")) {
            assertThat(visit.run()).isEqualTo(Outcome.failed(kind, message));
        }
    }

    @Test
    void an_error_shows_the_beginning_of_its_body() throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.respond(500, "", "{\"error\":\n \"no stock\"}"));
                var visit = visit(server, "{get: '%s/'}")) {
            assertThat(visit.run())
                    .isEqualTo(Outcome.failed(
                            "status 500", "status 500 where below 400 is expected: {\"error\": \"no stock\"}"));
        }
    }

    @Test
    void a_capture_that_finds_nothing_is_a_failure_of_its_step() throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.respond(200, "", "{}"));
                var visit = visit(server, "{base: '%s', steps: [{name: a, get: /, capture: {id: {json: id}}}]}")) {
            assertThat(visit.run()).isEqualTo(Outcome.failed("a: capture found nothing", "a: id: nothing at json id"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "gzip", "deflate", "until close", "interim"})
    void bodies_of_every_kind_are_read(String kind) throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.send(response(kind)));
                var visit = visit(server, "{get: '%s/', expect: {body: [hello, world], json: {text: hello world}}}")) {
            assertThat(visit.run()).isEqualTo(Outcome.ok());
            assertThat(visit.run()).isEqualTo(Outcome.ok());
        }
    }

    private static byte[] response(String kind) throws IOException {
        String json = "{\"text\": \"hello world\"}";
        return switch (kind) {
            case "chunked" ->
                ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\n" + json.substring(0, 5)
                                + "\r\n12\r\n" + json.substring(5) + "\r\n0\r\nX-Trailer: 1\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
            case "until close" ->
                ("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n" + json)
                        .getBytes(StandardCharsets.ISO_8859_1);
            case "interim" ->
                ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 23\r\n\r\n" + json)
                        .getBytes(StandardCharsets.ISO_8859_1);
            default -> compressed(kind, json);
        };
    }

    private static byte[] compressed(String kind, String json) throws IOException {
        var body = new ByteArrayOutputStream();
        try (var output = kind.equals("gzip") ? new GZIPOutputStream(body) : new DeflaterOutputStream(body)) {
            output.write(json.getBytes(StandardCharsets.UTF_8));
        }
        var response = new ByteArrayOutputStream();
        response.writeBytes(
                ("HTTP/1.1 200 OK\r\nContent-Encoding: " + kind + "\r\nContent-Length: " + body.size() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        response.writeBytes(body.toByteArray());
        return response.toByteArray();
    }

    @Test
    void a_response_without_length_ends_with_its_connection() throws Exception {
        try (var server = new FaultyServer(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\n\r\nhel");
                    exchange.send("lo");
                    exchange.close();
                });
                var visit = visit(server, "{get: '%s/', expect: {body: hello}}")) {
            assertThat(visit.run()).isEqualTo(Outcome.ok());
            assertThat(visit.run()).isEqualTo(Outcome.ok());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_head_request_and_a_304_have_no_body() throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.send(
                        exchange.head().startsWith("HEAD")
                                ? "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n"
                                : "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"));
                var visit = visit(server, "{base: '%s', steps: [{head: /}, {get: /}]}")) {
            assertThat(visit.run()).isEqualTo(Outcome.ok());
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_that_is_closed_while_idle_is_opened_again() throws Exception {
        try (var server = new FaultyServer(exchange -> {
                    exchange.respond(200, "", "hello");
                    exchange.close();
                });
                var visit = visit(server, "{base: '%s', steps: [{get: /, think: 200ms}, {get: /}]}")) {
            assertThat(visit.run()).isEqualTo(Outcome.ok());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_connection_that_is_closed_after_the_request_is_a_failure() throws Exception {
        try (var server = new FaultyServer(exchange -> {
                    if (exchange.number() == 0) {
                        exchange.respond(200, "", "hello");
                    }
                    exchange.close();
                });
                var visit = visit(server, "{base: '%s', steps: [{get: /, think: 200ms}, {get: /}]}")) {
            Outcome outcome = visit.run();

            assertThat(outcome.kind()).isEqualTo("step 2: closed by the server");
        }
    }

    @Test
    void a_response_that_is_cut_off_is_a_failure() throws Exception {
        try (var server = new FaultyServer(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
                    exchange.close();
                });
                var visit = visit(server, "{get: '%s/'}")) {
            assertThat(visit.run())
                    .isEqualTo(Outcome.failed(
                            "closed by the server", "the connection was closed in the middle of the response"));
        }
    }

    @Test
    void a_trickle_ends_at_the_timeout() throws Exception {
        try (var server = new FaultyServer(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    for (int i = 0; i < 1000; i++) {
                        exchange.send("x");
                        Thread.sleep(50);
                    }
                });
                var visit = visit(server, "{get: '%s/', timeout: 300ms}")) {
            long begun = System.nanoTime();

            Outcome outcome = visit.run();

            assertThat(outcome.status()).isEqualTo(Outcome.Status.TIMED_OUT);
            assertThat(outcome.kind()).isEqualTo("timeout");
            assertThat(outcome.message())
                    .matches("no complete response of http://127.0.0.1:\\d+ after 3\\d\\d ms: the response had begun");
            assertThat(System.nanoTime() - begun).isBetween(300_000_000L, 1_000_000_000L);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SSH-2.0-OpenSSH                                 | malformed response
            HTTP/1.1 abc                                    | malformed response
            HTTP/1.1 200 OK~Content-Length: x               | malformed response
            HTTP/1.1 200 OK~Content-Length: 1~Content-Length: 2 | malformed response
            HTTP/1.1 200 OK~nocolon                         | malformed response
            HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz  | malformed response
            HTTP/1.1 101 Switching                          | malformed response
            """)
    void what_is_no_response_is_a_failure(String lines, String kind) throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.send(lines.replace("~", "\r\n") + "\r\n\r\n"));
                var visit = visit(server, "{get: '%s/'}")) {
            assertThat(visit.run().kind()).isEqualTo(kind);
        }
    }

    @Test
    void an_endless_head_is_a_failure() throws Exception {
        try (var server = new FaultyServer(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\n");
                    while (true) {
                        exchange.send("X-More: and more\r\n".repeat(100));
                    }
                });
                var visit = visit(server, "{get: '%s/'}")) {
            assertThat(visit.run())
                    .isEqualTo(Outcome.failed(
                            "response too large", "status line and headers are longer than 65536 bytes"));
        }
    }

    @Test
    void redirects_are_followed_only_when_asked_for() throws Exception {
        FaultyServer.Behaviour once = exchange -> exchange.respond(
                exchange.target().equals("/there") ? 200 : 302, "Location: there\r\n", exchange.head());
        try (var server = new FaultyServer(once);
                var visit = visit(server, "{get: '%s/here', expect: {status: 302}}");
                var following = visit(
                        server,
                        "{post: '%s/here', form: {a: b}, followRedirects: 3, expect: {status: 200, body: GET /there}}")) {
            assertThat(visit.run()).isEqualTo(Outcome.ok());
            assertThat(following.run()).isEqualTo(Outcome.ok());
        }
    }

    @Test
    void a_redirect_loop_ends() throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.respond(301, "Location: /again\r\n", ""));
                var visit = visit(server, "{get: '%s/', followRedirects: 5}")) {
            assertThat(visit.run())
                    .isEqualTo(Outcome.failed("redirect loop", "more than 5 redirects, the last one to /again"));
        }
    }

    @Test
    void a_redirect_to_another_machine_is_not_followed() throws Exception {
        try (var server = new FaultyServer(exchange -> exchange.respond(301, "Location: http://192.0.2.1/\r\n", ""));
                var visit = visit(server, "{get: '%s/', followRedirects: 5}")) {
            assertThat(visit.run())
                    .isEqualTo(Outcome.failed(
                            "remote host",
                            "http://192.0.2.1 is not loopback, and the plan does not say allowRemote: true"));
        }
    }

    @Test
    void nobody_there_is_a_failure() throws Exception {
        int port;
        try (var server = new FaultyServer(FaultyServer.Exchange::close)) {
            port = server.port();
        }
        try (var visit = Visit.of(directory, "{get: 'http://localhost:" + port + "/'}")) {
            Outcome outcome = visit.run();

            assertThat(outcome.kind()).isEqualTo("connection refused");
            assertThat(outcome.message()).contains("no connection to http://localhost:" + port);
        }
    }

    @Test
    void variables_are_drawn_anew_by_the_operation() throws Exception {
        Files.writeString(directory.resolve("players.csv"), "name,city\nanna,\"Berlin, Mitte\"\nbert,Köln\n");
        try (var server = new FaultyServer(exchange -> exchange.respond(200, "", exchange.target()));
                var visit = visit(server, """
                        get: '%s/${n}/${country}?who=${player.name}&where=${player.city}'
                        variables: {n: 1..3, country: [de, fr], player: {csv: players.csv}}
                        expect: {body: ['/${n}/${country}', 'who=${player.name}']}
                        """)) {
            for (int i = 0; i < 50; i++) {
                assertThat(visit.run()).isEqualTo(Outcome.ok());
            }

            assertThat(server.heads()).anyMatch(head -> head.contains("where=Berlin%2C%20Mitte"));
            assertThat(server.heads().stream()
                            .map(head -> head.lines().findFirst())
                            .distinct())
                    .hasSizeBetween(8, 12);
        }
    }

    private Visit visit(FaultyServer server, String http) throws Exception {
        return Visit.of(directory, http.replace("%s", "http://127.0.0.1:" + server.port()));
    }
}
