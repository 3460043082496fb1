package io.sloguard.scenarios.http;

import io.sloguard.config.Quantities;
import io.sloguard.scenario.Declaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a plan declares at {@code http}. Every mistake becomes a problem at its place. Used once. */
final class ScriptReader {

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final String ANY_PORT = "8080";
    private static final int MAX_REDIRECTS = 50;
    private static final Set<String> KEYS = Set.of(
            "base",
            "headers",
            "steps",
            "variables",
            "timeout",
            "connectTimeout",
            "followRedirects",
            "cookies",
            "trust",
            "allowRemote");

    private final Declaration declaration;
    private boolean isRight = true;
    private boolean allowsRemote;

    ScriptReader(Declaration declaration) {
        this.declaration = declaration;
    }

    /** Returns the script; empty after a mistake that leaves none. */
    Optional<HttpScript> read() {
        if (!declaration.isMapping()) {
            declaration.problem(declaration.name() + " is a mapping, for example {get: http://localhost:8080/}");
            return Optional.empty();
        }
        boolean hasSteps = declaration.at("steps").isPresent();
        Set<String> keys = new LinkedHashSet<>(KEYS);
        keys.addAll(StepReader.ACTION_KEYS);
        declaration.allow(keys);
        HttpScript.Limits limits = limits();
        allowsRemote = limits.allowsRemote();
        List<Variable> variables = new VariableReader(declaration).read();
        Set<String> known = new HashSet<>();
        variables.forEach(variable -> known.addAll(variable.names()));
        Optional<String> base = base();
        StepReader reader =
                new StepReader(base.flatMap(this::probe), declaration.at("headers"), known, limits.allowsRemote());
        List<HttpStep> steps = hasSteps
                ? steps(reader)
                : reader.readShort(declaration).stream().toList();
        Optional<Path> trust = declaration.at("trust").flatMap(this::file);
        if (steps.isEmpty() || !isRight) {
            return Optional.empty();
        }
        return Optional.of(new HttpScript(
                steps, base.filter(text -> text.contains("${")), variables, hasSteps, limits, session(), trust));
    }

    private List<HttpStep> steps(StepReader reader) {
        for (String key : StepReader.ACTION_KEYS) {
            declaration.at(key).ifPresent(stray -> {
                stray.problem(key + " stands beside steps: put it into a step");
                isRight = false;
            });
        }
        List<HttpStep> steps = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Declaration item : declaration.at("steps").map(Declaration::items).orElse(List.of())) {
            Optional<HttpStep> step = reader.read(item, steps.size() + 1);
            if (step.isPresent() && !names.add(step.get().name())) {
                item.problem("two steps have the name " + step.get().name() + "; each is a measurement of its own");
            }
            isRight &= step.isPresent();
            step.ifPresent(steps::add);
        }
        if (steps.isEmpty() && isRight) {
            declaration.problem(declaration.name() + ".steps needs at least one step");
        }
        return steps;
    }

    /** Returns what paths belong to: what is stated, else the only application that the plan starts. */
    private Optional<String> base() {
        if (declaration.at("base").isPresent()) {
            return declaration.at("base").flatMap(Declaration::text);
        }
        return declaration.applications().size() == 1 ? Optional.of("http://localhost:${port}") : Optional.empty();
    }

    /** Returns the base as if every application had the same port; it is a problem if that is no address. */
    private Optional<Url> probe(String base) {
        Declaration place = declaration.at("base").orElse(declaration);
        try {
            Url url = Url.absolute(withPorts(base));
            if (!url.origin().isLoopback() && !allowsRemote) {
                place.problem("host " + url.origin().host() + " is not loopback, and this tool loads what it asks;"
                        + " write allowRemote: true beside it if that is what you want");
            }
            return Optional.of(url);
        } catch (IllegalArgumentException refused) {
            place.problem(place.name() + ": " + refused.getMessage());
            isRight = false;
            return Optional.empty();
        }
    }

    private String withPorts(String base) {
        String filled = base;
        for (String application : declaration.applications().keySet()) {
            filled = filled.replace("${" + application + ".port}", ANY_PORT);
        }
        return declaration.applications().size() == 1 ? filled.replace("${port}", ANY_PORT) : filled;
    }

    private HttpScript.Limits limits() {
        boolean allowsRemote = declaration
                .at("allowRemote")
                .flatMap(value -> value.value(ScriptReader::flag))
                .orElse(false);
        int redirects = declaration
                .at("followRedirects")
                .flatMap(value -> value.value(ScriptReader::redirects))
                .orElse(0);
        return new HttpScript.Limits(
                nanos("timeout", DEFAULT_TIMEOUT),
                nanos("connectTimeout", DEFAULT_CONNECT_TIMEOUT),
                redirects,
                allowsRemote);
    }

    private long nanos(String key, Duration standard) {
        return declaration
                .at(key)
                .flatMap(value -> value.value(ScriptReader::positive))
                .orElse(standard)
                .toNanos();
    }

    private HttpScript.Session session() {
        return declaration
                .at("cookies")
                .flatMap(value -> value.value(ScriptReader::session))
                .orElse(HttpScript.Session.OPERATION);
    }

    private Optional<Path> file(Declaration value) {
        Optional<Path> file = value.text().map(value::file);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            value.problem("there is no file " + file.get());
            return Optional.empty();
        }
        return file;
    }

    static Duration positive(String text) {
        Duration duration = Quantities.duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("longer than 0, not \"" + text + "\"");
        }
        return duration;
    }

    private static HttpScript.Session session(String text) {
        return switch (text) {
            case "operation" -> HttpScript.Session.OPERATION;
            case "user" -> HttpScript.Session.USER;
            default ->
                throw new IllegalArgumentException("cookies are kept for an operation or a user, not \"" + text + "\"");
        };
    }

    private static int redirects(String text) {
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > MAX_REDIRECTS) {
            throw new IllegalArgumentException("how many redirects of one request are followed is a number from 0 to "
                    + MAX_REDIRECTS + ", not \"" + text + "\"");
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
