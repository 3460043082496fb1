package io.sloguard.fork;

import io.sloguard.config.Overrides;
import io.sloguard.report.Symbols;
import io.sloguard.scenario.Scenario;
import io.sloguard.slo.FailOn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan of one scenario in a directory, and the fork that runs it. */
record ForkedPlan(Path directory) {

    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Runs a plan as the only thing that its JVM does, so that this JVM can be killed. */
    public static void main(String[] arguments) throws InterruptedException {
        ForkedPlan plan = new ForkedPlan(Path.of(arguments[0]));
        plan.run(Optional.empty()).run(System.out::println);
    }

    ForkedPlan write(Class<? extends Scenario> scenario) throws IOException {
        return write("""
            seed: 42
            scenarios:
              only:
                class: %s
                load: {rate: 100/s, warmup: 0s, duration: 1s, workers: 4, drain: 1s}
                objectives: [errors <= 0%%]
            """.formatted(scenario.getName()));
    }

    ForkedPlan write(String plan) throws IOException {
        Files.writeString(file(), plan);
        return this;
    }

    Path file() {
        return directory.resolve("perf.yaml");
    }

    Path output() {
        return directory.resolve("perf");
    }

    Path report() {
        return output().resolve("report.html");
    }

    ForkRequest request(Optional<Duration> timeout) {
        return new ForkRequest(
                file(), output(), Overrides.NONE, FailOn.BROKEN, Symbols.ASCII, "mvn verify", timeout, 1);
    }

    ForkJvm jvm(Path java, String... arguments) {
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        return new ForkJvm(java, List.of(arguments), classPath, directory, Map.of());
    }

    ForkedRun run(Optional<Duration> timeout, String... arguments) {
        return new ForkedRun(request(timeout), jvm(JAVA, arguments));
    }
}
