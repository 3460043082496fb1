package io.sloguard.config;

import io.sloguard.result.PlanKind;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.PlanObjective;
import io.sloguard.slo.Subject;
import io.sloguard.target.GuardedQuery;
import io.sloguard.target.NamedSql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one entry of {@code plans:}. */
final class GuardReader {

    private static final Set<String> KEYS =
            Set.of("sql", "bindings", "kinds", "before", "beforeResult", "timeout", "objectives");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final String ONLY_BINDING = "fixed";
    private static final Pattern POSITIONAL = Pattern.compile("(?<![\\w$])\\$\\d");

    private final String name;
    private final YamlMap guard;
    private final Path planFile;
    private final Problems problems;

    /**
     * Creates a reader of one guard.
     *
     * @param planFile the plan; other files are named from its directory
     */
    GuardReader(String name, YamlMap guard, Path planFile, Problems problems) {
        this.name = name;
        this.guard = guard;
        this.planFile = planFile;
        this.problems = problems;
    }

    /** Returns the guard; empty if it has mistakes, which are problems then. */
    Optional<PlannedGuard> read() {
        guard.allow(KEYS);
        Optional<NamedSql> sql = sql();
        Map<String, Map<String, String>> bindings = sql.map(this::bindings).orElse(Map.of());
        List<PlanKind> kinds = kinds();
        Optional<Duration> timeout = timeout();
        List<DeclaredObjective> objectives = objectives();
        Optional<Path> beforeResult = beforeResult();
        if (sql.isEmpty() || bindings.isEmpty() || kinds.isEmpty() || timeout.isEmpty() || objectives.isEmpty()) {
            return Optional.empty();
        }
        GuardedQuery query =
                new GuardedQuery(name, sql.get(), bindings, kinds, guardedIndexes(objectives), timeout.get());
        return Optional.of(new PlannedGuard(query, objectives, beforeResult));
    }

    private Optional<NamedSql> sql() {
        if (!guard.has("sql")) {
            guard.problem(
                    guard.name() + " needs sql, for example sql: select * from orders where customer_id = :customer");
        }
        Optional<NamedSql> sql = guard.text("sql").map(NamedSql::new);
        String code = sql.map(NamedSql::code).orElse("");
        if (code.contains(";")) {
            guard.problem("sql", guard.name() + ".sql is one statement, without \";\"");
        }
        if (POSITIONAL.matcher(code).find()) {
            guard.problem("sql", guard.name() + ".sql has a parameter without a name; write for example :customer");
        }
        return sql;
    }

    private Map<String, Map<String, String>> bindings(NamedSql sql) {
        Set<String> names = sql.names();
        if (!guard.has("bindings")) {
            if (names.isEmpty()) {
                return Map.of(ONLY_BINDING, Map.of());
            }
            guard.problem(guard.name() + " needs bindings for :" + String.join(", :", names)
                    + ", for example bindings: {hot: {" + names.iterator().next() + ": 1}}");
            return Map.of();
        }
        Map<String, Map<String, String>> bindings = new LinkedHashMap<>();
        guard.map("bindings").ifPresent(map -> {
            if (!guard.states("bindings")) {
                guard.problem("bindings", guard.name() + ".bindings has none, so there would be no plan");
            }
            for (String key : map.entries().keySet()) {
                map.map(key)
                        .map(binding -> values(binding, names))
                        .filter(values -> values.keySet().equals(names))
                        .ifPresent(values -> bindings.put(key, values));
            }
        });
        return bindings;
    }

    private static Map<String, String> values(YamlMap binding, Set<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : binding.entries().keySet()) {
            if (!names.contains(parameter)) {
                binding.problem(
                        parameter,
                        binding.name() + "." + parameter + " is no parameter of the sql; these are "
                                + (names.isEmpty() ? "none" : String.join(", ", names)));
            } else if (isNull(binding.entries().get(parameter))) {
                binding.problem(
                        parameter, binding.name() + "." + parameter + " is null; write null in the sql instead");
            } else {
                binding.text(parameter).ifPresent(value -> values.put(parameter, value));
            }
        }
        for (String parameter : names) {
            if (!binding.has(parameter)) {
                binding.problem(binding.name() + " has no value for :" + parameter);
            }
        }
        return values;
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private List<PlanKind> kinds() {
        if (!guard.has("kinds")) {
            return List.of(PlanKind.values());
        }
        List<PlanKind> kinds = new ArrayList<>();
        for (ScalarNode node : guard.list("kinds")) {
            Arrays.stream(PlanKind.values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(node.getValue()))
                    .findFirst()
                    .ifPresentOrElse(
                            kinds::add,
                            () -> problems.add(node, "kinds are custom and generic, not \"" + node.getValue() + "\""));
        }
        if (!guard.states("kinds")) {
            guard.problem("kinds", guard.name() + ".kinds has none, so there would be no plan");
        }
        return kinds.stream().distinct().toList();
    }

    private Optional<Duration> timeout() {
        return guard.has("timeout") ? guard.value("timeout", GuardReader::timeout) : Optional.of(DEFAULT_TIMEOUT);
    }

    private static Duration timeout(String text) {
        Duration timeout = Quantities.duration(text);
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("at least 1ms, not \"" + text + "\"");
        }
        return timeout;
    }

    private Optional<Path> beforeResult() {
        Optional<Path> file = guard.text("beforeResult").map(planFile::resolveSibling);
        if (file.isPresent() && guard.has("before")) {
            guard.problem(guard.name() + " has before and beforeResult; choose one");
        }
        file.filter(path -> !Files.isRegularFile(path))
                .ifPresent(missing -> guard.problem(
                        "beforeResult",
                        guard.name() + ".beforeResult: there is no file " + YamlFile.displayName(missing)
                                + "; keep the result.json of a run before the migration there"));
        return file;
    }

    private List<DeclaredObjective> objectives() {
        if (!guard.states("objectives")) {
            guard.problem("objectives", guard.name() + " has no objectives: nothing would be judged");
        }
        Subject subject = new Subject.PlanGuard(name);
        List<DeclaredObjective> objectives = new ArrayList<>();
        for (ScalarNode node : guard.list("objectives")) {
            try {
                objectives.add(new DeclaredObjective(
                        subject, subject.objective(node.getValue()), Optional.of(problems.location(node))));
            } catch (IllegalArgumentException refused) {
                problems.add(node, String.valueOf(refused.getMessage()));
            }
        }
        return objectives;
    }

    /** The indexes that {@code before} names, else those that the objectives do. */
    private List<String> guardedIndexes(List<DeclaredObjective> objectives) {
        List<ScalarNode> named = guard.list("before");
        if (!named.isEmpty()) {
            return named.stream().map(ScalarNode::getValue).distinct().toList();
        }
        List<String> used = new ArrayList<>();
        for (DeclaredObjective declared : objectives) {
            if (declared.objective() instanceof PlanObjective.UsesIndex uses && !used.contains(uses.index())) {
                used.add(uses.index());
            }
        }
        return used;
    }
}
