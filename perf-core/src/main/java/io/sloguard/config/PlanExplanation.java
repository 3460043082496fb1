package io.sloguard.config;

import io.sloguard.application.Application;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.SourceLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Tells every value that a run of a plan uses, with its origin: what the file states as it is written there, what nobody
 * states as the plan that was read has it. Used once; not thread-safe.
 */
final class PlanExplanation {

    private static final String LOAD = "load";

    private final YamlMap top;
    private final Plan plan;
    private final Overrides overrides;
    private final Problems places;
    private final List<EffectiveValue> values = new ArrayList<>();

    /**
     * Creates the explanation of a plan.
     *
     * @param top the file
     * @param plan what was read from it
     * @param overrides what was set instead
     * @param places the places of the file
     */
    PlanExplanation(YamlMap top, Plan plan, Overrides overrides, Problems places) {
        this.top = top;
        this.plan = plan;
        this.overrides = overrides;
        this.places = places;
    }

    /**
     * Returns the values in the order in which a run needs them.
     *
     * @param environment the variables of the environment that the target reads, name to value; what is not set is absent
     */
    List<EffectiveValue> values(Map<String, Optional<String>> environment) {
        target(environment);
        seed();
        optional("baselines", "none: no run is compared with earlier ones");
        plan.applications().forEach(this::application);
        plan.guards().forEach(this::guard);
        plan.migrations().forEach(this::migration);
        plan.scenarios().forEach(this::scenario);
        objectives("objectives", plan.overall());
        plan.experiments().forEach(this::experiment);
        return List.copyOf(values);
    }

    private void target(Map<String, Optional<String>> environment) {
        optional("target", "none: scenarios get no resource");
        if (plan.target().isPresent()) {
            optional("changelog", "none");
            optional("allowRemote", "false");
        }
        environment.forEach((name, value) ->
                values.add(value.map(text -> EffectiveValue.shown(name, text, EffectiveValue.ENVIRONMENT))
                        .orElseGet(() -> new EffectiveValue(name, "not set", EffectiveValue.DEFAULT))));
    }

    private void seed() {
        if (overrides.seed().isPresent()) {
            values.add(
                    new EffectiveValue("seed", String.valueOf(overrides.seed().getAsLong()), "perf.seed"));
        } else {
            optional("seed", "drawn for each run, and recorded");
        }
    }

    private void application(Application application) {
        YamlMap map = entry("start", application.name());
        stated(map);
        fallback(map, "directory", application.directory().toString());
        fallback(map, "port", "a free one");
        fallback(map, "ready", application.readiness().words());
        fallback(map, "within", words(application.within()));
    }

    private void scenario(PlannedScenario scenario) {
        YamlMap map = entry("scenarios", scenario.name());
        stated(map, LOAD, "objectives", "stop");
        load(map.name(), scenario.load(), Stream.concat(map.map(LOAD).stream(), defaultLoad()));
        stop(map, scenario.load());
        objectives(map.name() + ".objectives", scenario.objectives());
    }

    private void stop(YamlMap map, LoadPlan load) {
        if (load.model() instanceof ClosedLoad) {
            return;
        }
        String origin = overrides.stop().isPresent()
                ? "perf.stop"
                : map.location("stop")
                        .or(() -> top.map("defaults").flatMap(defaults -> defaults.location("stop")))
                        .map(SourceLocation::toString)
                        .orElse(EffectiveValue.DEFAULT);
        values.add(new EffectiveValue(map.name() + ".stop", load.course().stop().toString(), origin));
    }

    private void guard(PlannedGuard guard) {
        YamlMap map = entry("plans", guard.name());
        stated(map);
        fallback(
                map,
                "kinds",
                guard.query().kinds().stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        fallback(map, "timeout", words(guard.query().timeout()));
    }

    private void migration(PlannedMigration migration) {
        YamlMap map = entry("migrations", migration.name());
        stated(map, LOAD);
        fallback(map, "start", words(migration.start()));
        Stream<YamlMap> ofScenario =
                map.text("under").stream().flatMap(name -> entry("scenarios", name).map(LOAD).stream());
        load(
                map.name(),
                migration.scenario().load(),
                Stream.concat(map.map(LOAD).stream(), Stream.concat(ofScenario, defaultLoad())));
    }

    private void experiment(PlannedExperiment experiment) {
        YamlMap map = entry("experiments", experiment.name());
        stated(map, LOAD);
        fallback(map, "pairs", String.valueOf(experiment.pairs()));
        fallback(map, "control", "false");
        PlannedScenario both = experiment.a().scenario();
        Stream<YamlMap> ofScenario =
                entry("experiments", experiment.name()).map("a").flatMap(a -> a.text("scenario")).stream()
                        .flatMap(name -> entry("scenarios", name).map(LOAD).stream());
        load(map.name(), both.load(), Stream.concat(map.map(LOAD).stream(), Stream.concat(ofScenario, defaultLoad())));
    }

    private Stream<YamlMap> defaultLoad() {
        return top.map("defaults").flatMap(defaults -> defaults.map(LOAD)).stream();
    }

    /** The layers are laid over each other, the first on top. */
    private void load(String owner, LoadPlan load, Stream<YamlMap> layers) {
        String name = owner + "." + LOAD;
        YamlMap merged = layers.reduce(YamlMap::over).orElseThrow();
        merged.entries().forEach((key, node) -> stated(name + "." + key, node));
        if (load.model() instanceof OpenLoad open) {
            fallback(merged, name, "arrivals", open.arrivals().name().toLowerCase(Locale.ROOT));
            fallback(merged, name, "workers", String.valueOf(load.workers()));
        } else {
            fallback(merged, name, "think", words(((ClosedLoad) load.model()).think()));
        }
        if (!merged.has("warmupOperations") && load.warmup() instanceof PhaseLength.ForDuration warmup) {
            fallback(merged, name, "warmup", words(warmup.duration()));
        }
        fallback(merged, name, "drain", words(load.drain()));
    }

    private void objectives(String name, List<DeclaredObjective> objectives) {
        for (DeclaredObjective declared : objectives) {
            values.add(new EffectiveValue(
                    name,
                    declared.objective().toString(),
                    declared.declaredAt().map(SourceLocation::toString).orElse(EffectiveValue.DEFAULT)));
        }
    }

    private void optional(String key, String absent) {
        top.node(key)
                .ifPresentOrElse(
                        node -> stated(key, node),
                        () -> values.add(new EffectiveValue(key, absent, EffectiveValue.DEFAULT)));
    }

    private void fallback(YamlMap map, String key, String value) {
        fallback(map, map.name(), key, value);
    }

    private void fallback(YamlMap map, String owner, String key, String value) {
        if (!map.has(key)) {
            values.add(new EffectiveValue(owner + "." + key, value, EffectiveValue.DEFAULT));
        }
    }

    private void stated(YamlMap map, String... without) {
        map.entries().forEach((key, node) -> {
            if (!List.of(without).contains(key)) {
                stated(map.name() + "." + key, node);
            }
        });
    }

    private void stated(String name, Node node) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                String key = ((ScalarNode) entry.getKeyNode()).getValue();
                stated(name + "." + key, entry.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                stated(name + "[" + (i + 1) + "]", sequence.getValue().get(i));
            }
        } else {
            values.add(EffectiveValue.shown(
                    name, ((ScalarNode) node).getValue(), places.location(node).toString()));
        }
    }

    private YamlMap entry(String key, String name) {
        return top.map(key).flatMap(map -> map.map(name)).orElseThrow();
    }

    /** Returns a duration as plans write it. */
    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
