package io.sloguard.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Where a run took place.
 *
 * @param jdk the version of the JVM that generated the load
 * @param cores how many processors it saw
 * @param operatingSystem name, version and architecture
 * @param commit the commit of the working tree, empty if unknown
 * @param target what the target says about itself, name to value, in display order; the first fact is what it is and its
 *     version
 * @param machine the class of the machine: runs on machines of different classes are never compared
 * @param modulesAtOnce up to how many modules the build that asked for the run builds at once: with more than one, others
 *     may have taken processor time from the load
 */
public record Environment(
        String jdk,
        int cores,
        String operatingSystem,
        String commit,
        Map<String, String> target,
        String machine,
        int modulesAtOnce) {

    public Environment {
        Objects.requireNonNull(jdk, "jdk");
        Objects.requireNonNull(operatingSystem, "operatingSystem");
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(machine, "machine");
        target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
        if (cores < 1) {
            throw new IllegalArgumentException("a machine has at least one core, not " + cores);
        }
        if (modulesAtOnce < 1) {
            throw new IllegalArgumentException("a build builds at least one module at once, not " + modulesAtOnce);
        }
    }

    /** Creates an environment whose class of machine is told by operating system, architecture and cores alone. */
    public Environment(String jdk, int cores, String operatingSystem, String commit, Map<String, String> target) {
        this(jdk, cores, operatingSystem, commit, target, machine(operatingSystem, cores), 1);
    }

    /** Returns the same with another class of machine. */
    public Environment onMachine(String name) {
        return new Environment(jdk, cores, operatingSystem, commit, target, name, modulesAtOnce);
    }

    /** Returns the same, in a build of up to so many modules at once. */
    public Environment inBuildOf(int modules) {
        return new Environment(jdk, cores, operatingSystem, commit, target, machine, modules);
    }

    /** The version in the middle, which each update of a kernel changes, does not make another class. */
    private static String machine(String operatingSystem, int cores) {
        String[] words = operatingSystem.strip().split("\\s+", -1);
        String name = words[0] + (words.length > 1 ? " " + words[words.length - 1] : "");
        return name.toLowerCase(Locale.ROOT) + ", " + (cores == 1 ? "1 core" : cores + " cores");
    }
}
