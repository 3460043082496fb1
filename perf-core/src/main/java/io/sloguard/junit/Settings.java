package io.sloguard.junit;

import io.sloguard.SloGuard;
import io.sloguard.slo.FailOn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What is set from outside: by configuration parameters of JUnit, or system properties, of the names that the Maven plugin
 * has. Immutable.
 *
 * @param seed the seed of the run; empty for the one of the plan
 * @param failOn what fails tests; empty for what each says
 * @param directory below which results and reports go
 * @param mistakes what is wrong with the values, one sentence each
 */
record Settings(OptionalLong seed, Optional<FailOn> failOn, Path directory, List<String> mistakes) {

    static final String SEED = "perf.seed";
    static final String FAIL_ON = "perf.failOn";
    static final String SCENARIO = "perf.scenario";
    static final String SKIP = "perf.skip";
    static final String DIRECTORY = "perf.outputDirectory";

    private static final Path DEFAULT_DIRECTORY = Path.of("target", SloGuard.DEFAULT_DIRECTORY);

    Settings {
        mistakes = List.copyOf(mistakes);
    }

    /** Reads them. */
    static Settings of(Function<String, Optional<String>> parameters) {
        List<String> mistakes = new ArrayList<>();
        Optional<Long> seed = value(parameters, SEED, Settings::seed, mistakes);
        Optional<FailOn> failOn = value(parameters, FAIL_ON, FailOn::of, mistakes);
        Optional<Path> directory = value(parameters, DIRECTORY, Path::of, mistakes);
        return new Settings(
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                failOn,
                directory.orElse(DEFAULT_DIRECTORY),
                mistakes);
    }

    private static <T> Optional<T> value(
            Function<String, Optional<String>> parameters,
            String name,
            Function<String, T> parser,
            List<String> mistakes) {
        try {
            return parameters.apply(name).map(parser);
        } catch (IllegalArgumentException refused) {
            mistakes.add(name + "  " + refused.getMessage());
            return Optional.empty();
        }
    }

    private static Long seed(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            throw new IllegalArgumentException("a seed is a whole number, not \"" + text + "\"", notWhole);
        }
    }
}
