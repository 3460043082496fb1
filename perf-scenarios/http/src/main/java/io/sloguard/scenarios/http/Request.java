package io.sloguard.scenarios.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A request as the plan declares it. Immutable.
 *
 * @param method in upper case, for example {@code GET}
 * @param base what a target that begins with a slash belongs to; its target is what stands before
 * @param target an absolute address, a path, or a placeholder whose value is one of these
 * @param headers their values by their names as they are sent
 * @param body what is sent with it
 */
record Request(
        String method, Optional<Url> base, Template target, Map<String, Template> headers, Optional<RequestBody> body) {

    private static final String AGENT = "User-Agent: slo-guard\r\n";

    Request {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(target, "target");
        headers = new LinkedHashMap<>(headers);
        Objects.requireNonNull(body, "body");
    }

    /** Returns the placeholders of all its parts. */
    List<String> names() {
        Stream<String> ofHeaders = headers.values().stream().flatMap(value -> value.names().stream());
        Stream<String> ofBody = body.stream().flatMap(content -> content.names().stream());
        return Stream.of(target.names().stream(), ofHeaders, ofBody)
                .flatMap(part -> part)
                .toList();
    }

    /** Returns whether it is the same in every operation. */
    boolean isConstant() {
        return names().isEmpty();
    }

    /**
     * Returns where it goes to in one operation. Values are percent-encoded; one
     * that the target begins with is a link as a page has it.
     *
     * @throws IllegalArgumentException if that is no address
     */
    Url url(Map<String, String> values) {
        boolean beginsWithValue = target.texts().get(0).isEmpty() && !target.isConstant();
        if (!beginsWithValue) {
            return at(target.fill(values, Encoding::url));
        }
        String first = values.getOrDefault(target.names().get(0), "");
        Template rest = new Template(
                target.texts().subList(1, target.texts().size()),
                target.names().subList(1, target.names().size()));
        String link = first + rest.fill(values, Encoding::url);
        return Url.isAbsolute(link) ? Url.absolute(link) : start(link).resolve(link);
    }

    private Url at(String text) {
        if (Url.isAbsolute(text)) {
            return Url.absolute(text);
        }
        Url start = start(text);
        String before = start.target().endsWith("/")
                ? start.target().substring(0, start.target().length() - 1)
                : start.target();
        return Url.absolute(start.origin() + before + text);
    }

    private Url start(String text) {
        return base.orElseThrow(
                () -> new IllegalArgumentException("\"" + text + "\" belongs to no server: there is no base"));
    }

    /**
     * Returns the bytes that are sent in one operation.
     *
     * @param url from {@link #url}
     * @param cookies the value of the Cookie header; empty if there is none
     * @throws IllegalArgumentException if a value does not fit into a header; the message does not show it
     */
    byte[] bytes(Url url, Map<String, String> values, String cookies) {
        byte[] content = body.map(one -> one.bytes(values)).orElse(new byte[0]);
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(url.target()).append(" HTTP/1.1\r\n");
        if (!has("host")) {
            head.append("Host: ").append(url.origin().authority()).append("\r\n");
        }
        if (!has("user-agent")) {
            head.append(AGENT);
        }
        body.flatMap(RequestBody::contentType)
                .filter(type -> !has("content-type"))
                .ifPresent(type -> head.append("Content-Type: ").append(type).append("\r\n"));
        headers.forEach((name, value) -> append(head, name, value.fill(values, UnaryOperator.identity())));
        if (!cookies.isEmpty()) {
            append(head, "Cookie", cookies);
        }
        if (body.isPresent() || method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + 2 + content.length);
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /** Returns the request that a redirect asks for: the same, or a plain GET (RFC 9110, section 15.4). */
    Request redirected(int status) {
        boolean isSame = status == 307 || status == 308 || method.equals("GET") || method.equals("HEAD");
        return isSame ? this : new Request("GET", base, target, headers, Optional.empty());
    }

    private boolean has(String lowerName) {
        return headers.keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(lowerName));
    }

    private static void append(StringBuilder head, String name, String value) {
        if (value.chars().anyMatch(next -> next == '\r' || next == '\n' || next == 0)) {
            throw new IllegalArgumentException("the value of header " + name + " has a line break in it");
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
