package io.sloguard.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A plan in a directory of a test. */
record PlanFile(Path path, PlanChecks checks) {

    static PlanFile of(Path directory, String yaml) throws IOException {
        return new PlanFile(Files.writeString(directory.resolve("perf.yaml"), yaml), StatedChecks.ALL_FINE);
    }

    PlanFile heldAgainst(PlanChecks others) {
        return new PlanFile(path, others);
    }

    Plan read() {
        return read(Overrides.NONE);
    }

    Plan read(Overrides overrides) {
        return new PlanReader(checks).read(path, overrides);
    }

    /** Returns the message with which the plan is refused, with the bare name of the file. */
    String refusal() {
        return refusal(Overrides.NONE);
    }

    String refusal(Overrides overrides) {
        PlanException refused = catchThrowableOfType(PlanException.class, () -> read(overrides));
        return String.valueOf(refused.getMessage()).replace(path.toString(), "perf.yaml");
    }

    static Overrides onlyScenario(String name) {
        return new Overrides(Optional.of(name), OptionalLong.empty());
    }

    static Overrides seed(long seed) {
        return new Overrides(Optional.empty(), OptionalLong.of(seed));
    }
}
