package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.ScenarioSource;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/** The classes and the kinds of scenarios that are on the class path. Thread-safe. */
final class ScenarioClasses {

    private final ClassLoader loader;
    private final List<ScenarioProvider> providers;

    ScenarioClasses(ClassLoader loader) {
        this.loader = loader;
        this.providers = ServiceLoader.load(ScenarioProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Returns the kinds of scenarios that a plan can declare. */
    List<ScenarioProvider> providers() {
        return providers;
    }

    /** Returns what is wrong with the class of that name, one sentence each; empty if it can be made. */
    List<String> problems(String className) {
        Class<?> type;
        try {
            type = Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
            return List.of("class " + className + " is not on the class path ("
                    + missing.getClass().getSimpleName()
                    + "); is it spelt with its package, and compiled into the project's test class path?");
        }
        if (!Scenario.class.isAssignableFrom(type)) {
            return List.of("class " + className + " does not implement " + Scenario.class.getName());
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return List.of("class " + className + " is abstract; name one that can be instantiated");
        }
        if (!Modifier.isPublic(type.getModifiers()) || !isReachable(type)) {
            return List.of("class " + className + " is not public");
        }
        boolean hasConstructor = Arrays.stream(type.getConstructors()).anyMatch(one -> one.getParameterCount() == 0);
        return hasConstructor
                ? List.of()
                : List.of("class " + className + " has no public constructor without parameters");
    }

    private static boolean isReachable(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null || (Modifier.isStatic(type.getModifiers()) && Modifier.isPublic(outer.getModifiers()));
    }

    /**
     * Makes a scenario.
     *
     * @throws PerfException if the constructor of its class throws; the cause is kept
     */
    Scenario create(ScenarioSource source) {
        if (source instanceof ScenarioSource.Declared declared) {
            return declared.factory().create();
        }
        return create(((ScenarioSource.OfClass) source).className());
    }

    private Scenario create(String className) {
        try {
            return Class.forName(className, true, loader)
                    .asSubclass(Scenario.class)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException thrown) {
            throw new PerfException(
                    "the constructor of " + className + " threw " + thrown.getCause(), thrown.getCause());
        } catch (ReflectiveOperationException | LinkageError impossible) {
            throw new PerfException("class " + className + " cannot be instantiated: " + impossible, impossible);
        }
    }
}
