package io.sloguard.config;

import io.sloguard.load.LoadPlan;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Subject;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the entries of {@code migrations:}. */
final class MigrationReader {

    private static final Set<String> KEYS = Set.of(
            "apply",
            "command",
            "under",
            "class",
            "set",
            "load",
            "start",
            "openTransaction",
            "prepare",
            "control",
            "scaledControl",
            "objectives");
    private static final Set<String> OPEN_TRANSACTION_KEYS = Set.of("table", "for");
    private static final Set<String> SCALED_CONTROL_KEYS = Set.of("table", "rows", "fill");
    private static final Duration DEFAULT_START = Duration.ofSeconds(1);

    private final YamlMap top;
    private final Problems problems;
    private final PlanChecks checks;
    private final SourceReader sources;

    MigrationReader(YamlMap top, Problems problems, PlanChecks checks, SourceReader sources) {
        this.top = top;
        this.problems = problems;
        this.checks = checks;
        this.sources = sources;
    }

    /**
     * Returns the migrations without mistakes; the others are problems then.
     *
     * @param target where they are made; empty if the plan has none, or one with mistakes
     */
    List<PlannedMigration> read(Optional<PlannedTarget> target) {
        if (top.has("migrations") && !top.has("target")) {
            top.problem("migrations", "migrations needs a target, for example target: embedded");
        }
        Set<String> taken = new LinkedHashSet<>(names("scenarios"));
        taken.addAll(names("plans"));
        List<PlannedMigration> planned = new ArrayList<>();
        for (String name : names("migrations")) {
            YamlMap migrations = top.map("migrations").orElseThrow();
            if (taken.contains(name)) {
                migrations.problem(
                        name,
                        "migrations." + name + " has the name of a scenario or plan guard; give it one of its own");
            }
            migrations.map(name).flatMap(map -> migration(name, map, target)).ifPresent(planned::add);
        }
        return planned;
    }

    private Set<String> names(String key) {
        return top.map(key).map(map -> map.entries().keySet()).orElse(Set.of());
    }

    private Optional<PlannedMigration> migration(String name, YamlMap map, Optional<PlannedTarget> target) {
        map.allow(KEYS);
        Optional<Migration> migration = change(map);
        target.ifPresent(open -> checkChangelog(map, open));
        Optional<YamlMap> under = under(map);
        Optional<ScenarioSource> source = under.flatMap(sources::read);
        Optional<LoadPlan> load = under.flatMap(scenario -> load(map, scenario));
        List<DeclaredObjective> objectives = objectives(name, map);
        Optional<Duration> start =
                map.has("start") ? map.value("start", Quantities::duration) : Optional.of(DEFAULT_START);
        Optional<YamlMap> open = map.map("openTransaction");
        Optional<PlannedMigration.LeftOpen> leftOpen = open.flatMap(MigrationReader::leftOpen);
        Optional<YamlMap> scaled = map.map("scaledControl");
        Optional<Scaling> scaling = scaled.flatMap(MigrationReader::scaling);
        if (migration.isEmpty()
                || source.isEmpty()
                || load.isEmpty()
                || objectives.isEmpty()
                || start.isEmpty()
                || open.isPresent() != leftOpen.isPresent()
                || scaled.isPresent() != scaling.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlannedMigration(
                    new PlannedScenario(name, source.get(), load.get(), objectives, settings(map, under.get())),
                    map.text("under").orElse(source.get().label()),
                    migration.get(),
                    start.get(),
                    leftOpen,
                    texts(map, "prepare"),
                    texts(map, "control"),
                    scaling));
        } catch (IllegalArgumentException refused) {
            map.problem(map.has("start") ? "start" : "load", map.name() + ": " + refused.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Migration> change(YamlMap map) {
        if (map.has("apply") == map.has("command")) {
            map.problem(map.name()
                    + (map.has("apply")
                            ? " has apply and command; apply names a changelog, command is any other tool: choose one"
                            : " needs a changelog to apply, for example apply: db/changelog/order-index.yaml, or a"
                                    + " command, for example command: [flyway, migrate]"));
            return Optional.empty();
        }
        if (map.has("apply")) {
            return map.text("apply").map(Migration.Changelog::new);
        }
        List<String> words = texts(map, "command");
        if (!map.states("command")) {
            map.problem("command", map.name() + ".command has no words");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Migration.Command(words));
    }

    /** What is wrong with the target itself is told there. */
    private void checkChangelog(YamlMap map, PlannedTarget target) {
        Optional<String> changelog = map.text("apply");
        if (changelog.isEmpty()) {
            return;
        }
        List<String> ofTarget = checks.targetProblems(target);
        checks.targetProblems(new PlannedTarget(target.target(), changelog, target.allowRemote())).stream()
                .filter(problem -> !ofTarget.contains(problem))
                .forEach(problem -> map.problem("apply", map.name() + ".apply: " + problem));
    }

    /** Returns what runs meanwhile: the scenario that it names, or itself if it names a class. */
    private Optional<YamlMap> under(YamlMap map) {
        if (map.has("under") == map.has("class")) {
            map.problem(map.name()
                    + (map.has("under")
                            ? " has under and class; under names a scenario of the plan, class one that it has not:"
                                    + " choose one"
                            : " needs what runs meanwhile: under, the name of a scenario of the plan, or a class"));
            return Optional.empty();
        }
        if (map.has("class")) {
            return Optional.of(map);
        }
        Optional<String> name = map.text("under");
        Set<String> known = names("scenarios");
        if (name.isPresent() && !known.contains(name.get())) {
            String nearest = YamlMap.nearest(name.get(), known)
                    .map(candidate -> "; did you mean " + candidate + "?")
                    .orElse("");
            map.problem(
                    "under",
                    map.name() + ".under: no scenario is named \"" + name.get() + "\"" + nearest + "; known are "
                            + (known.isEmpty() ? "none" : String.join(", ", known)));
            return Optional.empty();
        }
        return name.flatMap(scenario -> top.map("scenarios").flatMap(scenarios -> scenarios.map(scenario)));
    }

    private Optional<LoadPlan> load(YamlMap map, YamlMap scenario) {
        List<YamlMap> layers = new ArrayList<>();
        map.map("load").ifPresent(layers::add);
        if (scenario != map) {
            scenario.map("load").ifPresent(layers::add);
        }
        top.map("defaults").flatMap(defaults -> defaults.map("load")).ifPresent(layers::add);
        map.map("load").ifPresent(own -> own.allow(LoadReader.KEYS));
        if (layers.isEmpty()) {
            map.problem(map.name() + " needs a load, for example load: {rate: 200/s, warmup: 1s, duration: 5s}");
        }
        return layers.stream().reduce(YamlMap::over).flatMap(merged -> new LoadReader(merged).read());
    }

    private static Map<String, String> settings(YamlMap map, YamlMap scenario) {
        Map<String, String> settings = new HashMap<>();
        for (YamlMap from : List.of(scenario, map)) {
            from.map("set")
                    .ifPresent(set -> set.entries()
                            .keySet()
                            .forEach(key -> set.text(key).ifPresent(value -> settings.put(key, value))));
        }
        return settings;
    }

    private static Optional<PlannedMigration.LeftOpen> leftOpen(YamlMap open) {
        open.allow(OPEN_TRANSACTION_KEYS);
        for (String key : List.of("table", "for")) {
            if (!open.has(key)) {
                open.problem(open.name() + " needs a table and for how long, for example {table: orders, for: 2s}");
                return Optional.empty();
            }
        }
        Optional<String> table = open.text("table");
        Optional<Duration> duration = open.value("for", Quantities::positive);
        return table.flatMap(name -> duration.map(time -> new PlannedMigration.LeftOpen(name, time)));
    }

    private static Optional<Scaling> scaling(YamlMap scaled) {
        scaled.allow(SCALED_CONTROL_KEYS);
        if (!scaled.has("table") || !scaled.has("rows")) {
            scaled.problem(scaled.name()
                    + " needs a table and how many rows it has then, for example {table: orders, rows: 1000000}");
            return Optional.empty();
        }
        Optional<String> table = scaled.text("table");
        Optional<Long> rows = scaled.value("rows", Quantities::positiveCount);
        return table.flatMap(name -> rows.map(count -> new Scaling(name, count, texts(scaled, "fill"))));
    }

    private static List<String> texts(YamlMap map, String key) {
        return map.list(key).stream().map(ScalarNode::getValue).toList();
    }

    private List<DeclaredObjective> objectives(String name, YamlMap map) {
        if (!map.states("objectives")) {
            map.problem("objectives", map.name() + " has no objectives: nothing would be judged");
        }
        Subject subject = new Subject.Migration(name);
        List<DeclaredObjective> objectives = new ArrayList<>();
        for (ScalarNode node : map.list("objectives")) {
            try {
                objectives.add(new DeclaredObjective(
                        subject, subject.objective(node.getValue()), Optional.of(problems.location(node))));
            } catch (IllegalArgumentException refused) {
                problems.add(node, String.valueOf(refused.getMessage()));
            }
        }
        return objectives;
    }
}
