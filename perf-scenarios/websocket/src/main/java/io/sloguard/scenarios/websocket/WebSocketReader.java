package io.sloguard.scenarios.websocket;

import io.sloguard.config.Quantities;
import io.sloguard.scenario.Declaration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what a plan declares at {@code websocket:}. Not thread-safe. */
final class WebSocketReader {

    /** The keys, all of them. */
    static final Set<String> KEYS = Set.of(
            "url",
            "allowRemote",
            "headers",
            "subprotocols",
            "subscribe",
            "subscribed",
            "send",
            "expect",
            "values",
            "subscribers",
            "within");

    private static final Duration DEFAULT_WITHIN = Duration.ofSeconds(10);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern OF_THE_PROTOCOL =
            Pattern.compile("host|connection|upgrade|content-length|sec-websocket-.*", Pattern.CASE_INSENSITIVE);
    private static final String ENVIRONMENT = "env.";

    private final Declaration declaration;
    private final Function<String, Optional<String>> environment;

    WebSocketReader(Declaration declaration) {
        this(declaration, name -> Optional.ofNullable(System.getenv(name)));
    }

    /** Creates a reader of one declaration; the environment has the values of <code>${env.NAME}</code>. */
    WebSocketReader(Declaration declaration, Function<String, Optional<String>> environment) {
        this.declaration = declaration;
        this.environment = environment;
    }

    /** Returns what is declared; empty if it has mistakes, all of which are problems then. */
    Optional<DeclaredWebSocket> read() {
        declaration.allow(KEYS);
        if (!declaration.isMapping()) {
            return Optional.empty();
        }
        Optional<Address> address = required("url", "ws://localhost:8080/live").flatMap(this::address);
        Map<String, String> headers = headers();
        List<String> subprotocols = texts("subprotocols", WebSocketReader::token);
        Optional<Duration> within = declaration.at("within").isEmpty()
                ? Optional.of(DEFAULT_WITHIN)
                : declaration.at("within").flatMap(value -> value.value(WebSocketReader::positive));
        Endpoint.Subscription subscription = new Endpoint.Subscription(
                texts("subscribe", this::fromEnvironment),
                declaration.at("subscribed").flatMap(Declaration::text));
        int subscribers = declaration
                .at("subscribers")
                .flatMap(value -> value.value(WebSocketReader::subscribers))
                .orElse(0);
        Optional<Messages> messages = messages();
        messages.filter(any -> declaration.at("subscribers").isPresent()).ifPresent(this::checkIdentity);
        if (address.isEmpty() || within.isEmpty() || messages.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DeclaredWebSocket(
                new Endpoint(address.get(), headers, subprotocols, within.get()),
                subscription,
                messages.get(),
                subscribers));
    }

    private Optional<Declaration> required(String key, String example) {
        Optional<Declaration> value = declaration.at(key);
        if (value.isEmpty()) {
            declaration.problem(declaration.name() + " needs " + key + ", for example " + key + ": " + example);
        }
        return value;
    }

    private Optional<Address> address(Declaration url) {
        Optional<Address> address = url.value(Address::of);
        boolean allowRemote = declaration
                .at("allowRemote")
                .flatMap(value -> value.value(WebSocketReader::flag))
                .orElse(false);
        if (address.isEmpty()) {
            return address;
        }
        if (!allowRemote && !address.get().isLoopback()) {
            url.problem(url.name() + ": host " + address.get().host() + " is not loopback, and this tool loads; write"
                    + " allowRemote: true beside it if that is what you want");
        }
        Set<String> known = ports();
        for (String name : address.get().names()) {
            if (!known.contains(name)) {
                url.problem(url.name() + ": unknown ${" + name + "}"
                        + (known.isEmpty()
                                ? ", because the plan starts no application"
                                : "; known are " + String.join(", ", known)));
            }
        }
        return address;
    }

    private Set<String> ports() {
        Set<String> ports = new LinkedHashSet<>();
        declaration.applications().keySet().stream().sorted().forEach(name -> ports.add(name + ".port"));
        if (ports.size() == 1) {
            ports.add("port");
        }
        return ports;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        declaration
                .at("headers")
                .ifPresent(stated -> stated.entries().forEach((name, value) -> {
                    if (!TOKEN.matcher(name).matches()) {
                        value.problem(value.name() + ": \"" + name + "\" is no name of a header");
                    } else if (OF_THE_PROTOCOL.matcher(name).matches()) {
                        value.problem(value.name() + ": " + name + " belongs to the protocol and is set by it"
                                + (name.toLowerCase(Locale.ROOT).endsWith("protocol") ? "; write subprotocols" : ""));
                    } else {
                        value.value(this::fromEnvironment).ifPresent(text -> headers.put(name, text));
                    }
                }));
        return headers;
    }

    private <T> List<T> texts(String key, Function<String, T> parser) {
        return declaration.at(key).map(Declaration::items).orElse(List.of()).stream()
                .flatMap(item -> item.value(parser).stream())
                .toList();
    }

    private Optional<Messages> messages() {
        Optional<Template> send = required("send", "'{\"ping\": \"${id}\"}'").flatMap(text -> text.value(Template::of));
        Optional<Template> expect = required("expect", "${id}").flatMap(text -> text.value(Template::of));
        Map<String, Choice> values = new LinkedHashMap<>();
        Map<String, Declaration> stated =
                declaration.at("values").map(Declaration::entries).orElse(Map.of());
        stated.forEach((name, value) -> choice(value).ifPresent(choice -> values.put(name, choice)));
        if (send.isEmpty() || expect.isEmpty()) {
            return Optional.empty();
        }
        checkNames("send", send.get(), stated.keySet());
        checkNames("expect", expect.get(), stated.keySet());
        stated.forEach((name, value) -> {
            if (name.equals(Messages.ID)) {
                value.problem(value.name() + ": ${id} has a value of its own in each message; choose another name");
            } else if (!send.get().names().contains(name)) {
                value.problem(value.name() + " is not used: send has no ${" + name + "}");
            }
        });
        return Optional.of(new Messages(send.get(), expect.get(), values));
    }

    private static Optional<Choice> choice(Declaration value) {
        if (!value.isList()) {
            return value.value(
                    text -> Choice.Between.isRange(text) ? Choice.Between.of(text) : new Choice.OneOf(List.of(text)));
        }
        List<String> texts =
                value.items().stream().flatMap(item -> item.text().stream()).toList();
        if (texts.isEmpty()) {
            value.problem(value.name() + " has no value to choose from");
            return Optional.empty();
        }
        return Optional.of(new Choice.OneOf(texts));
    }

    private void checkNames(String key, Template template, Set<String> values) {
        Set<String> known = new LinkedHashSet<>(values);
        known.add(Messages.ID);
        for (String name : template.names()) {
            if (!known.contains(name)) {
                Declaration at = declaration.at(key).orElse(declaration);
                at.problem(at.name() + ": unknown ${" + name + "}; known are "
                        + String.join(", ", known.stream().sorted().toList()) + "; more are stated below values:");
            }
        }
    }

    /** Without an identity a delivery could not be told from that of another message. */
    private void checkIdentity(Messages messages) {
        for (String key : List.of("send", "expect")) {
            Template template = key.equals("send") ? messages.text() : messages.expected();
            if (!template.names().contains(Messages.ID)) {
                Declaration at = declaration.at(key).orElse(declaration);
                at.problem(at.name() + " needs ${id}, by which subscribers tell one message from another");
            }
        }
    }

    private String fromEnvironment(String text) {
        Template template = Template.of(text);
        for (String name : template.names()) {
            if (!name.startsWith(ENVIRONMENT)) {
                throw new IllegalArgumentException("unknown ${" + name + "}; here only ${env.NAME} is known");
            }
            if (environment.apply(name.substring(ENVIRONMENT.length())).isEmpty()) {
                throw new IllegalArgumentException(
                        "the environment variable " + name.substring(ENVIRONMENT.length()) + " is not set");
            }
        }
        return template.fill(
                name -> environment.apply(name.substring(ENVIRONMENT.length())).orElse(""));
    }

    private static String token(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException("a subprotocol is one word, for example v1.chat, not \"" + text + "\"");
        }
        return text;
    }

    private static Duration positive(String text) {
        Duration duration = Quantities.duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("more than 0s, not \"" + text + "\"");
        }
        return duration;
    }

    private static int subscribers(String text) {
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > DeclaredWebSocket.MAX_SUBSCRIBERS) {
            throw new IllegalArgumentException(
                    "a whole number from 1 to " + DeclaredWebSocket.MAX_SUBSCRIBERS + ", not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false, not \"" + text + "\"");
        };
    }
}
