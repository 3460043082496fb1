package io.sloguard.fork;

import io.sloguard.SloGuard;
import io.sloguard.config.Overrides;
import io.sloguard.load.StopPolicy;
import io.sloguard.report.Symbols;
import io.sloguard.report.export.ReportFiles;
import io.sloguard.slo.FailOn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a forked JVM is to run. Immutable; travels as the arguments of its main class.
 *
 * @param plan the plan
 * @param directory where results, reports and logs go
 * @param overrides what is set instead of the plan
 * @param failOn what breaks the build
 * @param symbols the symbols of the text report
 * @param reproduce the command that the failure message shows, without its selection
 * @param timeout how long the run may take, set-up included; empty for the limit that follows from the plan
 * @param modulesAtOnce up to how many modules the build that asks for the run builds at once; at least 1
 * @param task whether the plan is run or explained
 */
public record ForkRequest(
        Path plan,
        Path directory,
        Overrides overrides,
        FailOn failOn,
        Symbols symbols,
        String reproduce,
        Optional<Duration> timeout,
        int modulesAtOnce,
        Task task) {

    /** What is done with the plan. */
    public enum Task {
        /** It is run and judged. */
        RUN,
        /** Its values are told with their origins; nothing is run. */
        EXPLAIN
    }

    static final String HANDOVER_FILE = "handover.json";
    static final String LOG_FILE = "fork.log";

    private static final String PARENT = "parent=";

    public ForkRequest {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(overrides, "overrides");
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(symbols, "symbols");
        Objects.requireNonNull(reproduce, "reproduce");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(task, "task");
    }

    /** Creates a request to run a plan. */
    public ForkRequest(
            Path plan,
            Path directory,
            Overrides overrides,
            FailOn failOn,
            Symbols symbols,
            String reproduce,
            Optional<Duration> timeout,
            int modulesAtOnce) {
        this(plan, directory, overrides, failOn, symbols, reproduce, timeout, modulesAtOnce, Task.RUN);
    }

    /** Returns the request to explain the same plan. */
    public ForkRequest explaining() {
        return new ForkRequest(
                plan, directory, overrides, failOn, symbols, reproduce, timeout, modulesAtOnce, Task.EXPLAIN);
    }

    /** Returns where the result file goes. */
    public Path result() {
        return directory.resolve(SloGuard.RESULT_FILE);
    }

    /** Returns where the reports go. */
    public ReportFiles reports() {
        return new ReportFiles(directory);
    }

    Path handover() {
        return directory.resolve(HANDOVER_FILE);
    }

    Path log() {
        return directory.resolve(LOG_FILE);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "plan=" + plan,
                "directory=" + directory,
                "failOn=" + failOn,
                "symbols=" + symbols.name(),
                "reproduce=" + reproduce,
                "modulesAtOnce=" + modulesAtOnce,
                PARENT + ProcessHandle.current().pid()));
        arguments.add("task=" + task);
        arguments.add("part=" + overrides.part());
        overrides.scenario().ifPresent(name -> arguments.add("scenario=" + name));
        overrides.seed().ifPresent(seed -> arguments.add("seed=" + seed));
        overrides.stop().ifPresent(stop -> arguments.add("stop=" + stop));
        timeout.ifPresent(limit -> arguments.add("timeout=" + limit));
        return arguments;
    }

    /** Returns the id of the process that made these arguments. */
    static long parent(String[] arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(PARENT))
                .mapToLong(argument -> Long.parseLong(argument.substring(PARENT.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("missing argument " + PARENT));
    }

    static ForkRequest of(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not a name and a value: " + argument);
            }
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        Overrides overrides = new Overrides(
                Optional.ofNullable(values.get("scenario")),
                values.containsKey("seed")
                        ? OptionalLong.of(Long.parseLong(value(values, "seed")))
                        : OptionalLong.empty(),
                Optional.ofNullable(values.get("stop")).map(StopPolicy::of),
                Overrides.Part.valueOf(value(values, "part")));
        return new ForkRequest(
                Path.of(value(values, "plan")),
                Path.of(value(values, "directory")),
                overrides,
                FailOn.of(value(values, "failOn")),
                Symbols.valueOf(value(values, "symbols")),
                value(values, "reproduce"),
                Optional.ofNullable(values.get("timeout")).map(Duration::parse),
                Integer.parseInt(value(values, "modulesAtOnce")),
                Task.valueOf(value(values, "task")));
    }

    private static String value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException("missing argument " + name));
    }
}
