package io.sloguard.config;

import io.sloguard.application.Application;
import io.sloguard.application.Placeholders;
import io.sloguard.application.Readiness;
import io.sloguard.slo.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the entries of {@code start:}. */
final class ApplicationReader {

    private static final String START = "start";
    private static final Set<String> KEYS = Set.of("command", "directory", "environment", "port", "ready", "within");
    private static final String LISTENS = "port";
    private static final String WRITES = "log";
    private static final List<String> OF_TARGET =
            List.of(Placeholders.TARGET_URL, Placeholders.TARGET_USER, Placeholders.TARGET_PASSWORD);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final YamlMap top;
    private final Path directory;
    private final PlanChecks checks;
    private final Problems problems;

    /** Creates a reader; directories that the plan names are relative to that of its file. */
    ApplicationReader(YamlMap top, Path file, PlanChecks checks, Problems problems) {
        this.top = top;
        this.directory = file.resolveSibling("").toAbsolutePath().normalize();
        this.checks = checks;
        this.problems = problems;
    }

    /** Returns the applications without mistakes; the others are problems then. */
    List<Application> read() {
        List<Application> applications = new ArrayList<>();
        Set<String> before = new LinkedHashSet<>();
        top.map(START).ifPresent(all -> {
            if (all.entries().isEmpty()) {
                top.problem(START, "start has no applications");
            }
            for (String name : all.entries().keySet()) {
                if (!NAME.matcher(name).matches()) {
                    all.problem(
                            name, "start." + name + ": the name of an application has letters, digits, - and _ only");
                }
                all.map(name).flatMap(map -> application(name, map, before)).ifPresent(applications::add);
                before.add(name);
            }
        });
        return applications;
    }

    private Optional<Application> application(String name, YamlMap map, Set<String> before) {
        map.allow(KEYS);
        List<String> words = words(map);
        Optional<Path> from = directory(map);
        Optional<Readiness> readiness = readiness(map);
        Optional<Integer> port =
                map.has("port") ? map.value("port", ApplicationReader::port) : Optional.of(checks.freePort());
        Optional<Duration> within =
                map.has("within") ? map.value("within", Quantities::positive) : Optional.of(Application.DEFAULT_WITHIN);
        Map<String, String> environment = environment(map);
        checkPlaceholders(map, known(before));
        if (words.isEmpty() || from.isEmpty() || readiness.isEmpty() || within.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        String place = top.map(START)
                .flatMap(all -> all.location(name))
                .map(SourceLocation::toString)
                .orElse(START);
        return Optional.of(new Application(
                name, place, words, from.get(), environment, port.get(), readiness.get(), within.get()));
    }

    private List<String> words(YamlMap map) {
        if (!map.states("command")) {
            map.problem(
                    "command",
                    map.name() + " needs a command, for example command: java -jar target/shop.jar"
                            + " --server.port=${port}");
            return List.of();
        }
        if (map.node("command").orElseThrow() instanceof SequenceNode) {
            return map.list("command").stream().map(ScalarNode::getValue).toList();
        }
        return map.value("command", CommandLine::split).orElse(List.of());
    }

    private Optional<Path> directory(YamlMap map) {
        Optional<Path> named =
                map.has("directory") ? map.text("directory").map(directory::resolve) : Optional.of(directory);
        if (named.isPresent() && !Files.isDirectory(named.get())) {
            map.problem(
                    "directory",
                    map.name() + ".directory: there is no directory "
                            + named.get().normalize());
            return Optional.empty();
        }
        return named.map(Path::normalize);
    }

    private static Map<String, String> environment(YamlMap map) {
        Map<String, String> environment = new LinkedHashMap<>();
        map.map("environment")
                .ifPresent(variables -> variables
                        .entries()
                        .keySet()
                        .forEach(name -> variables.text(name).ifPresent(value -> environment.put(name, value))));
        return environment;
    }

    /** Without {@code ready:} it is the port, if the command or the environment is told of one. */
    private Optional<Readiness> readiness(YamlMap map) {
        if (!map.has("ready")) {
            Readiness listens = new Readiness.Listens("${" + Placeholders.PORT + "}");
            boolean hasPort = map.has("port")
                    || texts(map)
                            .anyMatch(
                                    node -> Placeholders.names(node.getValue()).contains(Placeholders.PORT));
            if (!hasPort) {
                map.problem(map.name()
                        + " needs to know when it is ready: give it ${port} to listen at, or write ready: with "
                        + String.join(", ", readyKeys()));
                return Optional.empty();
            }
            return Optional.of(listens);
        }
        return map.map("ready").flatMap(this::stated);
    }

    private Set<String> readyKeys() {
        Set<String> keys = new LinkedHashSet<>(List.of(LISTENS, WRITES));
        checks.readinessProbes().forEach(probe -> keys.add(probe.kind()));
        return keys;
    }

    private Optional<Readiness> stated(YamlMap ready) {
        ready.allow(readyKeys());
        List<String> stated = readyKeys().stream().filter(ready::has).toList();
        if (stated.size() != 1) {
            ready.problem(
                    ready.name() + " has one of " + String.join(", ", readyKeys()) + ", for example {log: Started}");
            return Optional.empty();
        }
        String key = stated.get(0);
        return switch (key) {
            case LISTENS ->
                ready.value(key, ApplicationReader::portOrPlaceholder).map(Readiness.Listens::new);
            case WRITES -> ready.value(key, ApplicationReader::pattern).map(Readiness.Writes::new);
            default -> ready.text(key).flatMap(address -> answers(ready, key, address));
        };
    }

    private Optional<Readiness> answers(YamlMap ready, String kind, String address) {
        Optional<String> problem = checks.readinessProbes().stream()
                .filter(probe -> probe.kind().equals(kind))
                .findFirst()
                .flatMap(probe -> probe.problem(address));
        problem.ifPresent(text -> ready.problem(kind, ready.name() + "." + kind + ": " + text));
        return problem.isPresent() ? Optional.empty() : Optional.of(new Readiness.Answers(kind, address));
    }

    /** Names that no text may hold are problems, each at its place. */
    private void checkPlaceholders(YamlMap map, Set<String> known) {
        texts(map)
                .forEach(node -> Placeholders.names(node.getValue()).stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> problems.add(
                                node,
                                "unknown ${" + name + "} in " + map.name()
                                        + (OF_TARGET.contains(name) ? ": the plan has no target" : "")
                                        + "; known are "
                                        + String.join(
                                                ", ",
                                                known.stream()
                                                        .map(one -> "${" + one + "}")
                                                        .toList()))));
    }

    /** Returns every single value of an application that is filled in. */
    private static Stream<ScalarNode> texts(YamlMap map) {
        Stream<ScalarNode> ofMaps = Stream.of("environment", "ready")
                .flatMap(key -> map.has(key) ? map.map(key).stream() : Stream.empty())
                .flatMap(inner -> inner.entries().values().stream())
                .flatMap(node -> node instanceof ScalarNode scalar ? Stream.of(scalar) : Stream.empty());
        return Stream.concat(map.list("command").stream(), ofMaps);
    }

    /** Returns the names that texts may hold: of this application, of those before it, of the target. */
    private Set<String> known(Set<String> before) {
        Set<String> known = new LinkedHashSet<>(List.of(Placeholders.PORT, Placeholders.JAVA));
        if (top.has("target")) {
            known.addAll(OF_TARGET);
        }
        before.forEach(name -> known.add(Placeholders.portOf(name)));
        return known;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= Application.LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new IllegalArgumentException(
                "a port is a number from 1 to " + Application.LAST_PORT + ", not \"" + text + "\"");
    }

    private static String portOrPlaceholder(String text) {
        boolean isPlaceholder = text.startsWith("${") && text.endsWith(Placeholders.PORT + "}");
        return isPlaceholder ? text : String.valueOf(port(text));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "a regular expression, which this is not: " + wrong.getDescription() + " in \"" + text + "\"",
                    wrong);
        }
    }

    /**
     * Makes a problem of each variant of an experiment whose target is not that of the plan: the applications use the
     * latter, so that both variants would be the same to them.
     */
    static void refuseOtherTargets(Optional<PlannedTarget> target, List<PlannedExperiment> experiments, YamlMap top) {
        for (PlannedExperiment experiment : experiments) {
            for (PlannedVariant variant : List.of(experiment.a(), experiment.b())) {
                if (!variant.target().equals(target)) {
                    top.map("experiments")
                            .ifPresent(all -> all.problem(
                                    experiment.name(),
                                    "experiments." + experiment.name()
                                            + ": the applications of start use the target of the plan, so no variant"
                                            + " can have its own"));
                }
            }
        }
    }
}
