package io.sloguard.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds that run beside this one. */
final class OtherBuilds {

    /** What stands in the command lines of Maven, Gradle and their daemons. */
    private static final List<String> LAUNCHERS = List.of(
            "org.codehaus.plexus.classworlds.launcher.Launcher",
            "org.gradle.launcher.daemon.bootstrap.GradleDaemon",
            "org.gradle.wrapper.GradleWrapperMain",
            "org.mvndaemon");

    private OtherBuilds() {}

    /** Returns what is found among the processes that may be looked at; this process and those above it do not count. */
    static Finding of(Stream<ProcessHandle> processes) {
        Set<Long> own = Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        one -> one.flatMap(ProcessHandle::parent))
                .map(one -> one.orElseThrow().pid())
                .collect(Collectors.toSet());
        List<Long> others = processes
                .filter(process -> !own.contains(process.pid()))
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(word -> LAUNCHERS.stream().anyMatch(word::contains)))
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
        if (others.isEmpty()) {
            return Finding.fit("other builds", "none seen", "none");
        }
        String pids = others.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Finding(
                "other builds",
                Fitness.DOUBTFUL,
                others.size() + " (" + (others.size() == 1 ? "process " : "processes ") + pids + ")",
                "none",
                "Wait for their end: they take processor time in bursts");
    }
}
