package io.sloguard.junit;

import io.sloguard.config.StatedPlan;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the annotation of one test method states. Immutable.
 *
 * @param type the test class
 * @param method the test method
 * @param annotation its annotation
 */
record StatedTest(Class<?> type, Method method, SloTest annotation) {

    /** How messages call the annotation. */
    static final String STATEMENT = "@" + SloTest.class.getSimpleName();

    /** Returns the test of which a context is. */
    static StatedTest of(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        SloTest annotation = AnnotationSupport.findAnnotation(method, SloTest.class)
                .orElseThrow(() -> new IllegalStateException(method + " has no " + STATEMENT));
        return new StatedTest(context.getRequiredTestClass(), method, annotation);
    }

    /** Returns the name of the test in messages and directories. */
    String name() {
        return type.getName() + "." + method.getName();
    }

    /** Returns the name of the scenario. */
    String scenario() {
        return annotation.scenario().isEmpty() ? method.getName() : annotation.scenario();
    }

    /** Returns whether load, objectives and target come from a file. */
    boolean refersToPlan() {
        return !annotation.plan().isEmpty();
    }

    /** Returns the plan that the annotation states itself. */
    StatedPlan plan() {
        return new StatedPlan(name(), STATEMENT, scenario(), keys());
    }

    /** Returns what is stated beside a plan although it comes from there, as mistakes with their places. */
    List<String> besidePlan() {
        if (!refersToPlan()) {
            return List.of();
        }
        return keys().keySet().stream()
                .map(key -> STATEMENT + "(" + key + ")  load, objectives and target come from the plan "
                        + annotation.plan() + ": take " + key + " away, or the plan")
                .toList();
    }

    /** Returns what is stated, by the keys of perf.yaml, whose names the attributes have. */
    private Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        put(keys, "rate", annotation.rate());
        put(keys, "arrivals", annotation.arrivals());
        put(keys, "workers", annotation.workers());
        put(keys, "users", annotation.users());
        put(keys, "think", annotation.think());
        put(keys, "warmup", annotation.warmup());
        put(keys, "warmupOperations", annotation.warmupOperations());
        put(keys, "duration", annotation.duration());
        put(keys, "operations", annotation.operations());
        put(keys, "maxDuration", annotation.maxDuration());
        put(keys, "drain", annotation.drain());
        put(keys, "stop", annotation.stop());
        if (annotation.objectives().length > 0) {
            keys.put("objectives", List.of(annotation.objectives()));
        }
        put(keys, "target", annotation.target());
        put(keys, "changelog", annotation.changelog());
        put(keys, "allowRemote", annotation.allowRemote() ? "true" : "");
        put(keys, "seed", annotation.seed());
        return keys;
    }

    private static void put(Map<String, List<String>> keys, String key, String value) {
        if (!value.isEmpty()) {
            keys.put(key, List.of(value));
        }
    }
}
