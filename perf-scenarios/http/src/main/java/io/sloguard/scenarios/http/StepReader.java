package io.sloguard.scenarios.http;

import io.sloguard.config.Quantities;
import io.sloguard.scenario.Declaration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads steps one after another: each knows the names that were captured before it. Mistakes become problems. */
final class StepReader {

    static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");

    /** What a step may have beside its name and its pause, and what may stand at {@code http} itself if there is one alone. */
    static final Set<String> ACTION_KEYS = actionKeys();

    private static final Set<String> OWN_HEADERS =
            Set.of("content-length", "transfer-encoding", "connection", "cookie");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final Optional<Url> base;
    private final Map<String, Template> headers;
    private final Set<String> known;
    private final boolean allowsRemote;

    /**
     * Creates a reader.
     *
     * @param base what paths belong to
     * @param headers of all steps
     * @param variables the names that have values in every step
     * @param allowsRemote whether hosts that are not loopback may be asked
     */
    StepReader(Optional<Url> base, Optional<Declaration> headers, Set<String> variables, boolean allowsRemote) {
        this.base = base;
        this.known = new HashSet<>(variables);
        this.allowsRemote = allowsRemote;
        this.headers = headers.map(this::headers).orElse(Map.of());
    }

    private static Set<String> actionKeys() {
        Set<String> keys = new LinkedHashSet<>(METHODS);
        keys.addAll(List.of("expect", "capture"));
        keys.addAll(BodyReader.KEYS);
        return keys;
    }

    /** Reads what stands at {@code http} itself where there are no steps. */
    Optional<HttpStep> readShort(Declaration http) {
        return step(http, Optional.of("request"), Map.of());
    }

    /**
     * Reads a step.
     *
     * @param number from 1
     */
    Optional<HttpStep> read(Declaration step, int number) {
        if (!step.isMapping()) {
            step.problem("a step is a mapping, for example {name: list, get: /tournaments}");
            return Optional.empty();
        }
        Set<String> keys = new LinkedHashSet<>(List.of("name", "headers", "think"));
        keys.addAll(ACTION_KEYS);
        step.allow(keys);
        Optional<String> name = step.at("name").isPresent()
                ? step.at("name").flatMap(Declaration::text)
                : Optional.of("step " + number);
        return step(step, name, step.at("headers").map(this::headers).orElse(Map.of()));
    }

    private Optional<HttpStep> step(Declaration step, Optional<String> name, Map<String, Template> ownHeaders) {
        Map<String, Template> all = new LinkedHashMap<>(headers);
        ownHeaders.forEach((header, value) -> {
            all.keySet().removeIf(inherited -> inherited.equalsIgnoreCase(header));
            all.put(header, value);
        });
        Optional<Request> request = request(step, all);
        ExpectReader expect = new ExpectReader(step.at("expect"), this::template);
        StatusSet status = expect.status();
        List<Check> checks = expect.checks();
        Map<String, Capture> captures = new LinkedHashMap<>();
        step.at("capture")
                .map(Declaration::entries)
                .orElse(Map.of())
                .forEach((captured, place) ->
                        CaptureReader.read(place).ifPresent(capture -> captures.put(captured, capture)));
        known.addAll(
                step.at("capture").map(Declaration::entries).orElse(Map.of()).keySet());
        long think = step.at("think")
                .flatMap(value -> value.value(Quantities::duration))
                .map(java.time.Duration::toNanos)
                .orElse(0L);
        return name.flatMap(called -> request.map(sent -> new HttpStep(called, sent, status, checks, captures, think)));
    }

    private Optional<Request> request(Declaration step, Map<String, Template> all) {
        List<String> methods =
                METHODS.stream().filter(method -> step.at(method).isPresent()).toList();
        Optional<RequestBody> body = new BodyReader(step, this::template).read();
        if (methods.size() != 1) {
            step.problem(step.name()
                    + (methods.isEmpty() ? " needs one of " : " has more than one of ")
                    + String.join(", ", METHODS));
            return Optional.empty();
        }
        String method = methods.get(0);
        if (body.isPresent() && Set.of("get", "head").contains(method)) {
            step.problem("a " + method + " has no body");
        }
        Declaration target = step.at(method).orElseThrow();
        return template(target)
                .filter(text -> isTarget(target, text))
                .map(text -> new Request(method.toUpperCase(Locale.ROOT), base, text, all, body));
    }

    private boolean isTarget(Declaration target, Template text) {
        String start = text.texts().get(0);
        if (start.isEmpty() && !text.isConstant()) {
            return true;
        }
        try {
            Url url = start(text);
            boolean isStatedHere = Url.isAbsolute(text.texts().get(0));
            if (isStatedHere && !url.origin().isLoopback() && !allowsRemote) {
                target.problem("host " + url.origin().host() + " is not loopback, and this tool loads what it asks;"
                        + " write allowRemote: true beside it if that is what you want");
                return false;
            }
            return true;
        } catch (IllegalArgumentException refused) {
            target.problem(String.valueOf(refused.getMessage()));
            return false;
        }
    }

    /** Returns the address with a sign in the place of every value; a host or port cannot be a value. */
    private Url start(Template text) {
        String start = text.texts().get(0);
        if (Url.isAbsolute(start)) {
            boolean endsInHost = start.indexOf('/', start.indexOf("//") + 2) < 0;
            if (endsInHost && !text.isConstant()) {
                throw new IllegalArgumentException("a placeholder cannot be part of a host or port");
            }
        } else if (!start.startsWith("/")) {
            throw new IllegalArgumentException(
                    "an address is written http://host:port/path, or /path where there is a base, not \"" + start
                            + "\"");
        } else if (base.isEmpty()) {
            throw new IllegalArgumentException("\"" + start + "\" belongs to no server: write base: http://host:port"
                    + " beside it, or the whole address");
        }
        Request probe = new Request("GET", base, text, Map.of(), Optional.empty());
        return probe.url(new Placeholders(text.names()));
    }

    private Map<String, Template> headers(Declaration declaration) {
        Map<String, Template> read = new LinkedHashMap<>();
        declaration.entries().forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                value.problem("\"" + name + "\" cannot be the name of a header");
            } else if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                value.problem("header " + name + " follows from the request and cannot be stated");
            } else {
                template(value).ifPresent(text -> read.put(name, text));
            }
        });
        return read;
    }

    /** Reads a text with placeholders, each of which must have a value by now. */
    private Optional<Template> template(Declaration value) {
        Optional<Template> text = value.value(Template::of);
        Set<String> unknown = new TreeSet<>();
        text.ifPresent(template -> unknown.addAll(template.names()));
        unknown.removeAll(known);
        for (String name : unknown) {
            value.problem("nothing has the name ${" + name + "} here; "
                    + (known.isEmpty()
                            ? "there are neither variables nor captures before"
                            : "there are " + String.join(", ", new TreeSet<>(known))));
        }
        return unknown.isEmpty() ? text : Optional.empty();
    }
}
