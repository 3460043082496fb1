package io.sloguard.config;

import io.sloguard.PerfException;
import io.sloguard.application.Application;
import io.sloguard.load.LoadPlan;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Objective;
import io.sloguard.slo.ObjectiveParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads perf.yaml. Strict: every mistake is reported, all in one exception. Thread-safe. */
public final class PlanReader {

    private static final Set<String> TOP_KEYS = Set.of(
            "target",
            "changelog",
            "allowRemote",
            "seed",
            "start",
            "defaults",
            "scenarios",
            "objectives",
            "plans",
            "migrations",
            "baselines",
            "experiments");
    private static final Set<String> DEFAULTS_KEYS = Set.of("load", "objectives", "stop");
    private static final Set<String> SCENARIO_KEYS = Set.of("load", "objectives", "set", "stop");

    private static final Pattern RELATIVE = Pattern.compile("\\*\\s*baseline\\s*$");

    private final PlanChecks checks;

    /** Creates a reader that also holds plans against what is there. */
    public PlanReader(PlanChecks checks) {
        this.checks = checks;
    }

    /**
     * Reads a plan.
     *
     * @param file the file
     * @param overrides what is set instead of the plan
     * @throws PlanException if it has mistakes; the message lists all of them
     * @throws PerfException if the file cannot be read
     */
    public Plan read(Path file, Overrides overrides) {
        Problems problems = new Problems(YamlFile.displayName(file));
        return read(YamlFile.compose(file, problems), file, overrides, problems);
    }

    /**
     * Reads a plan and tells every value that a run of it uses, with its origin.
     *
     * @param file the file
     * @param overrides what is set instead of the plan
     * @return the values in the order in which a run needs them, without secrets
     * @throws PlanException if it has mistakes; the message lists all of them
     * @throws PerfException if the file cannot be read
     */
    public List<EffectiveValue> explain(Path file, Overrides overrides) {
        Problems problems = new Problems(YamlFile.displayName(file));
        Node root = YamlFile.compose(file, problems);
        Plan plan = read(root, file, overrides, problems);
        return new PlanExplanation(YamlMap.of("", root, problems), plan, overrides, problems)
                .values(plan.target().map(checks::environment).orElse(Map.of()));
    }

    /**
     * Reads a plan of one scenario that code states.
     *
     * @param stated the plan
     * @param overrides what is set instead of the plan
     * @throws PlanException if it has mistakes; the message lists all of them
     */
    public Plan read(StatedPlan stated, Overrides overrides) {
        return read(stated.root(), Path.of(""), overrides, stated.problems());
    }

    private Plan read(Node root, Path file, Overrides overrides, Problems problems) {
        YamlMap top = YamlMap.of("", root, problems);
        top.allow(TOP_KEYS);
        Optional<PlannedTarget> target = target(top);
        List<Application> applications = new ApplicationReader(top, file, checks, problems).read();
        Map<String, Integer> ports = new LinkedHashMap<>();
        applications.forEach(application -> ports.put(application.name(), application.port()));
        SourceReader sources = new SourceReader(
                checks, file.resolveSibling("").toAbsolutePath().normalize(), ports, problems);
        OptionalLong seed = overrides.seed().isPresent() ? overrides.seed() : seed(top);
        List<PlannedScenario> scenarios = scenarios(top, overrides, sources, problems);
        List<DeclaredObjective> overall = objectives(top, Optional.empty(), problems);
        List<PlannedGuard> guards = guards(top, file, problems);
        List<PlannedMigration> migrations = new MigrationReader(top, problems, checks, sources).read(target);
        Optional<PlannedBaselines> baselines = baselines(top, file, problems);
        List<PlannedExperiment> experiments = experiments(top, target, scenarios, problems);
        if (top.has("start")) {
            ApplicationReader.refuseOtherTargets(target, experiments, top);
        }
        Optional<String> only = overrides.scenario();
        if (overrides.part() == Overrides.Part.EXPERIMENTS) {
            checkExperiments(only, top);
            problems.throwIfAny();
            List<PlannedExperiment> made = selected(experiments, PlannedExperiment::name, only);
            return new Plan(target, seed, List.of(), List.of(), List.of(), List.of(), Optional.empty(), made)
                    .starting(applications);
        }
        only.ifPresent(name -> checkSelection(name, top));
        problems.throwIfAny();
        List<PlannedScenario> run = selected(scenarios, PlannedScenario::name, only);
        return new Plan(
                        target,
                        seed,
                        run,
                        run.isEmpty() ? List.of() : overall,
                        selected(guards, PlannedGuard::name, only),
                        selected(migrations, PlannedMigration::name, only),
                        baselines,
                        List.of())
                .starting(applications);
    }

    private Optional<PlannedBaselines> baselines(YamlMap top, Path file, Problems problems) {
        Path directory = file.resolveSibling("").toAbsolutePath().normalize();
        Optional<PlannedBaselines> baselines =
                top.text("baselines").map(store -> new PlannedBaselines(store, directory));
        baselines
                .map(checks::baselineProblems)
                .orElse(List.of())
                .forEach(problem -> top.problem("baselines", "baselines: " + problem));
        if (!top.has("baselines")) {
            top.map("defaults").ifPresent(defaults -> refuseRelative(defaults, problems));
            top.map("scenarios")
                    .ifPresent(scenarios -> scenarios
                            .entries()
                            .keySet()
                            .forEach(name -> refuseRelative(scenarios.map(name).orElseThrow(), problems)));
        }
        return baselines;
    }

    /** Without a store there never is a baseline, so that what is claimed of it would never be decided. */
    private static void refuseRelative(YamlMap map, Problems problems) {
        for (ScalarNode node : map.list("objectives")) {
            if (RELATIVE.matcher(node.getValue()).find()) {
                problems.add(
                        node,
                        "\"" + node.getValue()
                                + "\" needs a store of earlier runs; write for example baselines: perf/baselines.jsonl");
            }
        }
    }

    private Optional<PlannedTarget> target(YamlMap top) {
        Optional<String> changelog = top.text("changelog");
        boolean allowRemote = top.value("allowRemote", Quantities::flag).orElse(false);
        Optional<PlannedTarget> target =
                top.text("target").map(value -> new PlannedTarget(value, changelog, allowRemote));
        if (target.isPresent()) {
            checks.targetProblems(target.get()).forEach(problem -> top.problem("target", problem));
        } else if (!top.has("target")) {
            for (String key : List.of("changelog", "allowRemote")) {
                if (top.has(key)) {
                    top.problem(key, key + " needs a target");
                }
            }
        }
        return target;
    }

    private static OptionalLong seed(YamlMap top) {
        return top.value("seed", Quantities::seed).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private List<PlannedScenario> scenarios(YamlMap top, Overrides overrides, SourceReader sources, Problems problems) {
        Optional<YamlMap> defaults = top.map("defaults");
        defaults.ifPresent(map -> map.allow(DEFAULTS_KEYS));
        defaults.flatMap(map -> map.map("load")).ifPresent(map -> map.allow(LoadReader.KEYS));
        // also those that no scenario inherits; what is told of an inherited one as well is told once
        defaults.ifPresent(map -> objectives(map, Optional.of(map.name()), problems));
        Optional<YamlMap> scenarios = top.map("scenarios");
        if (!top.states("scenarios") && (top.has("scenarios") || (!top.states("plans") && !top.states("migrations")))) {
            top.problem("scenarios", "the plan has no scenarios, so nothing would be measured");
        }
        StopReader stop = new StopReader(defaults, overrides.stop());
        List<PlannedScenario> planned = new ArrayList<>();
        scenarios.ifPresent(map -> map.entries()
                .keySet()
                .forEach(name -> scenario(name, map.map(name).orElseThrow(), defaults, stop, sources, problems)
                        .ifPresent(planned::add)));
        return planned;
    }

    private static List<PlannedGuard> guards(YamlMap top, Path file, Problems problems) {
        if (top.has("plans") && !top.has("target")) {
            top.problem("plans", "plans needs a target, for example target: embedded");
        }
        Set<String> scenarios = names(top, "scenarios");
        List<PlannedGuard> guards = new ArrayList<>();
        top.map("plans").ifPresent(plans -> {
            for (String name : plans.entries().keySet()) {
                if (scenarios.contains(name)) {
                    plans.problem(name, "plans." + name + " has the name of a scenario; give it one of its own");
                }
                new GuardReader(name, plans.map(name).orElseThrow(), file, problems)
                        .read()
                        .ifPresent(guards::add);
            }
        });
        return guards;
    }

    private List<PlannedExperiment> experiments(
            YamlMap top, Optional<PlannedTarget> target, List<PlannedScenario> scenarios, Problems problems) {
        Set<String> taken = new LinkedHashSet<>(names(top, "scenarios"));
        taken.addAll(names(top, "plans"));
        taken.addAll(names(top, "migrations"));
        ExperimentReader.Plan plan = new ReadPlan(top, target, scenarios);
        List<PlannedExperiment> experiments = new ArrayList<>();
        top.map("experiments").ifPresent(all -> {
            for (String name : all.entries().keySet()) {
                if (taken.contains(name)) {
                    all.problem(
                            name,
                            "experiments." + name
                                    + " has the name of a scenario, plan guard or migration; give it one of its own");
                }
                new ExperimentReader(name, all.map(name).orElseThrow(), plan, checks, problems)
                        .read()
                        .ifPresent(experiments::add);
            }
        });
        return experiments;
    }

    private static void checkExperiments(Optional<String> only, YamlMap top) {
        Set<String> known = names(top, "experiments");
        if (known.isEmpty()) {
            top.problem("experiments", "the plan has no experiments, so nothing would be compared");
        } else if (only.isPresent() && !known.contains(only.get())) {
            String nearest = YamlMap.nearest(only.get(), known)
                    .map(candidate -> "; did you mean " + candidate + "?")
                    .orElse("");
            top.problem(
                    "experiments",
                    "no experiment is named \"" + only.get() + "\" (perf.experiment)" + nearest + "; known are "
                            + String.join(", ", known));
        }
    }

    /** What experiments refer to. */
    private record ReadPlan(YamlMap top, Optional<PlannedTarget> target, List<PlannedScenario> scenarios)
            implements ExperimentReader.Plan {

        @Override
        public Set<String> scenarioNames() {
            return names(top, "scenarios");
        }

        @Override
        public Optional<PlannedScenario> scenario(String name) {
            return scenarios.stream().filter(one -> one.name().equals(name)).findFirst();
        }

        @Override
        public Optional<LoadPlan> load(String scenario, YamlMap over) {
            Optional<YamlMap> own =
                    top.map("scenarios").flatMap(map -> map.map(scenario)).flatMap(map -> map.map("load"));
            Optional<YamlMap> defaults = top.map("defaults").flatMap(map -> map.map("load"));
            YamlMap planned = own.map(over::over).orElse(over);
            return new LoadReader(defaults.map(planned::over).orElse(planned)).read();
        }
    }

    /** Returns the names below a top key, also of entries that have mistakes. */
    private static Set<String> names(YamlMap top, String key) {
        return top.has(key) ? top.map(key).orElseThrow().entries().keySet() : Set.of();
    }

    private static void checkSelection(String name, YamlMap top) {
        Set<String> known = new LinkedHashSet<>(names(top, "scenarios"));
        known.addAll(names(top, "plans"));
        known.addAll(names(top, "migrations"));
        if (!known.contains(name)) {
            String nearest = YamlMap.nearest(name, known)
                    .map(candidate -> "; did you mean " + candidate + "?")
                    .orElse("");
            top.problem(
                    "scenarios",
                    "no scenario " + (top.has("plans") ? "or plan guard " : "")
                            + (top.has("migrations") ? "or migration " : "") + "is named \"" + name
                            + "\" (perf.scenario)" + nearest + "; known are " + String.join(", ", known));
        }
    }

    private static <T> List<T> selected(List<T> all, Function<T, String> name, Optional<String> only) {
        return all.stream()
                .filter(one -> only.isEmpty() || name.apply(one).equals(only.get()))
                .toList();
    }

    private static Optional<PlannedScenario> scenario(
            String name,
            YamlMap scenario,
            Optional<YamlMap> defaults,
            StopReader stop,
            SourceReader sources,
            Problems problems) {
        Set<String> keys = new LinkedHashSet<>(SCENARIO_KEYS);
        keys.addAll(sources.keys());
        scenario.allow(keys);
        Optional<ScenarioSource> source = sources.read(scenario);
        Optional<LoadPlan> load = load(scenario, defaults).map(read -> stop.read(scenario, read));
        YamlMap judged = defaults.filter(map -> !scenario.has("objectives")).orElse(scenario);
        List<DeclaredObjective> objectives = objectives(judged, Optional.of(name), problems);
        if (!judged.states("objectives")) {
            YamlMap where = judged.has("objectives") ? judged : scenario;
            where.problem("objectives", scenario.name() + " has no objectives: nothing would be judged");
        }
        Map<String, String> settings = settings(scenario);
        if (source.isEmpty() || load.isEmpty() || objectives.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlannedScenario(name, source.get(), load.get(), objectives, settings));
    }

    private static Optional<LoadPlan> load(YamlMap scenario, Optional<YamlMap> defaults) {
        Optional<YamlMap> fallback = defaults.flatMap(map -> map.map("load"));
        Optional<YamlMap> own = scenario.map("load");
        own.ifPresent(map -> map.allow(LoadReader.KEYS));
        Optional<YamlMap> merged = own.isPresent() && fallback.isPresent()
                ? Optional.of(own.get().over(fallback.get()))
                : own.or(() -> fallback);
        if (merged.isEmpty()) {
            scenario.problem(scenario.name() + " needs a load, for example load: {rate: 100/s, duration: 20s}");
        }
        return merged.flatMap(map -> new LoadReader(map).read());
    }

    private static Map<String, String> settings(YamlMap scenario) {
        Map<String, String> settings = new LinkedHashMap<>();
        scenario.map("set").ifPresent(set -> {
            for (String key : set.entries().keySet()) {
                set.text(key).ifPresent(value -> settings.put(key, value));
            }
        });
        return settings;
    }

    private static List<DeclaredObjective> objectives(YamlMap map, Optional<String> scenario, Problems problems) {
        List<DeclaredObjective> objectives = new ArrayList<>();
        for (ScalarNode node : map.list("objectives")) {
            try {
                Objective objective = ObjectiveParser.parse(node.getValue());
                if (scenario.isEmpty() && !(objective instanceof Objective.Errors)) {
                    problems.add(node, "only errors can be limited over all scenarios, not " + objective.metric());
                }
                objectives.add(new DeclaredObjective(scenario, objective, problems.place(node)));
            } catch (IllegalArgumentException refused) {
                problems.add(node, String.valueOf(refused.getMessage()));
            }
        }
        return objectives;
    }
}
