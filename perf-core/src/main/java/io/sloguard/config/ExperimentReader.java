package io.sloguard.config;

import io.sloguard.load.LoadPlan;
import io.sloguard.result.Variant;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one entry of {@code experiments:}. */
final class ExperimentReader {

    private static final Set<String> KEYS = Set.of("a", "b", "pairs", "control", "load", "differ", "claims");
    private static final Set<String> VARIANT_KEYS = Set.of("scenario", "class", "target", "changelog", "set");

    /** What an experiment refers to: the rest of the plan, and what is there. */
    interface Plan {

        /** Returns the names of all scenarios, also of those that have mistakes. */
        Set<String> scenarioNames();

        /** Returns a scenario; empty if it has mistakes, which are problems then. */
        Optional<PlannedScenario> scenario(String name);

        /** Returns the load of a scenario with other entries laid over it; empty if that has mistakes. */
        Optional<LoadPlan> load(String scenario, YamlMap over);

        /** Returns the target of the plan. */
        Optional<PlannedTarget> target();
    }

    private final String name;
    private final YamlMap experiment;
    private final Plan plan;
    private final PlanChecks checks;
    private final Problems problems;

    ExperimentReader(String name, YamlMap experiment, Plan plan, PlanChecks checks, Problems problems) {
        this.name = name;
        this.experiment = experiment;
        this.plan = plan;
        this.checks = checks;
        this.problems = problems;
    }

    /** Returns the experiment; empty if it has mistakes, which are problems then. */
    Optional<PlannedExperiment> read() {
        experiment.allow(KEYS);
        Optional<PlannedVariant> a = variant("a");
        Optional<PlannedVariant> b = variant("b");
        Optional<PlannedExperiment.Control> control = control();
        Optional<Integer> pairs = pairs(control);
        List<DeclaredObjective> claims = claims();
        if (a.isPresent() && b.isPresent()) {
            compare(a.get(), b.get());
        }
        if (a.isEmpty() || b.isEmpty() || control.isEmpty() || pairs.isEmpty() || claims.isEmpty()) {
            return Optional.empty();
        }
        List<String> mayDiffer =
                experiment.list("differ").stream().map(ScalarNode::getValue).toList();
        return Optional.of(
                new PlannedExperiment(name, a.get(), b.get(), pairs.get(), control.get(), mayDiffer, claims));
    }

    private Optional<PlannedVariant> variant(String side) {
        Optional<YamlMap> variant = experiment.map(side);
        if (variant.isEmpty()) {
            experiment.problem(experiment.name() + " needs variants a and b, for example " + side
                    + ": {scenario: place-order, set: {pool: 10}}");
            return Optional.empty();
        }
        return variant(variant.get());
    }

    private Optional<PlannedVariant> variant(YamlMap variant) {
        variant.allow(VARIANT_KEYS);
        Map<String, String> stated = new LinkedHashMap<>();
        for (String key : List.of("scenario", "class", "target", "changelog")) {
            variant.text(key).ifPresent(value -> stated.put(key, value));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        variant.map("set")
                .ifPresent(set -> set.entries()
                        .keySet()
                        .forEach(key -> set.text(key).ifPresent(value -> {
                            settings.put(key, value);
                            stated.put(Variant.setting(key), value);
                        })));
        variant.text("class")
                .map(checks::scenarioClassProblems)
                .orElse(List.of())
                .forEach(problem -> variant.problem("class", problem));
        Optional<PlannedTarget> target = target(variant);
        return scenario(variant, settings).map(scenario -> new PlannedVariant(scenario, target, stated));
    }

    private Optional<PlannedScenario> scenario(YamlMap variant, Map<String, String> settings) {
        Optional<String> base = variant.text("scenario");
        String known = String.join(", ", plan.scenarioNames());
        if (base.isEmpty()) {
            if (!variant.has("scenario")) {
                variant.problem(variant.name() + " needs a scenario; known are " + known);
            }
            return Optional.empty();
        }
        if (!plan.scenarioNames().contains(base.get())) {
            String nearest = YamlMap.nearest(base.get(), plan.scenarioNames())
                    .map(candidate -> "; did you mean " + candidate + "?")
                    .orElse("");
            variant.problem(
                    "scenario",
                    variant.name() + ": no scenario is named \"" + base.get() + "\"" + nearest + "; known are "
                            + known);
            return Optional.empty();
        }
        Optional<PlannedScenario> scenario = plan.scenario(base.get());
        Optional<YamlMap> over = experiment.map("load");
        over.ifPresent(map -> map.allow(LoadReader.KEYS));
        Optional<LoadPlan> load =
                over.isPresent() ? plan.load(base.get(), over.get()) : scenario.map(PlannedScenario::load);
        if (scenario.isEmpty() || load.isEmpty()) {
            return Optional.empty();
        }
        PlannedScenario planned = scenario.get();
        Map<String, String> all = new LinkedHashMap<>(planned.settings());
        all.putAll(settings);
        return Optional.of(new PlannedScenario(
                planned.name(),
                variant.text("class")
                        .<ScenarioSource>map(ScenarioSource.OfClass::new)
                        .orElse(planned.source()),
                load.get(),
                planned.objectives(),
                all));
    }

    private Optional<PlannedTarget> target(YamlMap variant) {
        Optional<PlannedTarget> inherited = plan.target();
        Optional<String> changelog =
                variant.has("changelog") ? variant.text("changelog") : inherited.flatMap(PlannedTarget::changelog);
        boolean allowRemote = inherited.map(PlannedTarget::allowRemote).orElse(false);
        Optional<String> target = variant.has("target") ? variant.text("target") : inherited.map(PlannedTarget::target);
        Optional<PlannedTarget> planned = target.map(value -> new PlannedTarget(value, changelog, allowRemote));
        if (planned.isPresent() && !planned.equals(inherited)) {
            String at = variant.has("target") ? "target" : "changelog";
            checks.targetProblems(planned.get()).forEach(problem -> variant.problem(at, problem));
        }
        if (target.isEmpty() && variant.has("changelog")) {
            variant.problem("changelog", "changelog needs a target");
        }
        return planned;
    }

    private Optional<PlannedExperiment.Control> control() {
        if (!experiment.has("control")) {
            return Optional.of(PlannedExperiment.Control.NONE);
        }
        return experiment
                .value("control", Quantities::flag)
                .map(isOn -> isOn ? PlannedExperiment.Control.A_AGAINST_A : PlannedExperiment.Control.NONE);
    }

    private Optional<Integer> pairs(Optional<PlannedExperiment.Control> control) {
        if (!experiment.has("pairs")) {
            return Optional.of(PlannedExperiment.DEFAULT_PAIRS);
        }
        boolean isControlled =
                control.filter(PlannedExperiment.Control.A_AGAINST_A::equals).isPresent();
        return experiment.value("pairs", text -> pairs(text, isControlled));
    }

    private static int pairs(String text, boolean isControlled) {
        long count = Quantities.count(text);
        int least = isControlled ? PlannedExperiment.MIN_CONTROLLED_PAIRS : PlannedExperiment.MIN_PAIRS;
        if (count < least || count > PlannedExperiment.MAX_PAIRS) {
            throw new IllegalArgumentException(
                    "from " + least + " to " + PlannedExperiment.MAX_PAIRS + ", not \"" + text + "\"; with fewer "
                            + (isControlled ? "a control could notice nothing" : "nothing can be decided"));
        }
        return (int) count;
    }

    private void compare(PlannedVariant a, PlannedVariant b) {
        if (a.isSameAs(b)) {
            experiment.problem(
                    "b", experiment.name() + ": a and b are the same; to compare a with itself set control: true");
        }
        if (!a.scenario().load().equals(b.scenario().load())) {
            experiment.problem(
                    "b",
                    experiment.name() + ": a and b have different loads, so their figures cannot be compared; give "
                            + experiment.name() + " a load that holds for both");
        }
    }

    private List<DeclaredObjective> claims() {
        if (!experiment.states("claims")) {
            experiment.problem(
                    "claims",
                    experiment.name() + " has no claims: nothing would be judged; for example claims:"
                            + " [b is at least 30% faster at p95]");
        }
        Subject subject = new Subject.Experiment(name);
        List<DeclaredObjective> claims = new ArrayList<>();
        for (ScalarNode node : experiment.list("claims")) {
            try {
                claims.add(new DeclaredObjective(
                        subject, subject.objective(node.getValue()), Optional.of(problems.location(node))));
            } catch (IllegalArgumentException refused) {
                problems.add(node, String.valueOf(refused.getMessage()));
            }
        }
        return claims;
    }
}
