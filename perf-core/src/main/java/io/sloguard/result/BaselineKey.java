package io.sloguard.result;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What two runs must have in common to be compared: whatever differs here makes other latencies by itself. Immutable.
 *
 * @param scenario the name of the scenario
 * @param load the hash of the load definition: model, rate, arrivals, lengths of the phases, drain, workers
 * @param machine the class of the machine
 * @param jdk the major version of the JVM that generated the load
 * @param system the tested system and its major version, for example {@code PostgreSQL 18}; empty if it does not say
 */
public record BaselineKey(String scenario, String load, String machine, int jdk, String system) {

    private static final int HASH_DIGITS = 12;

    public BaselineKey {
        Objects.requireNonNull(system, "system");
        if (scenario.isBlank() || load.isBlank() || machine.isBlank()) {
            throw new IllegalArgumentException("a key has a scenario, a load and a machine");
        }
        if (jdk < 1) {
            throw new IllegalArgumentException("a JDK has a major version of 1 or more, not " + jdk);
        }
    }

    /**
     * Returns the key of a scenario that was run there.
     *
     * @throws IllegalArgumentException if the environment does not tell the version of its JDK
     */
    public static BaselineKey of(ScenarioResult scenario, Environment environment) {
        return new BaselineKey(
                scenario.name(),
                hash(scenario.load()),
                environment.machine(),
                jdkMajor(environment.jdk()),
                system(environment.target()).orElse(""));
    }

    /** Returns the key in words: {@code load 1a2b3c4d5e6f, machine linux amd64 2 cores, JDK 17, PostgreSQL 18}. */
    public String conditions() {
        return "load " + load + ", machine " + machine + ", JDK " + jdk + (system.isEmpty() ? "" : ", " + system);
    }

    /** The last word of "OpenJDK 64-Bit Server VM 17.0.15+6-Debian" is the version. */
    private static int jdkMajor(String jdk) {
        return Runtime.Version.parse(jdk.substring(jdk.lastIndexOf(' ') + 1)).feature();
    }

    /** The first fact of a target is what it is, and its version. */
    private static Optional<String> system(Map<String, String> facts) {
        return facts.entrySet().stream()
                .findFirst()
                .map(fact -> fact.getKey() + " " + fact.getValue().strip().split("[^0-9A-Za-z]", 2)[0]);
    }

    static String hash(LoadPlan load) {
        String definition = model(load) + " warmup " + length(load.warmup()) + " measured " + length(load.measurement())
                + " drain " + load.drain().toNanos() + " workers " + load.workers();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String model(LoadPlan load) {
        if (load.model() instanceof ClosedLoad closed) {
            return "closed users " + closed.users() + " think " + closed.think().toNanos();
        }
        OpenLoad open = (OpenLoad) load.model();
        return "open " + open.arrivals() + " " + profile(open.profile());
    }

    private static String profile(RateProfile profile) {
        if (profile instanceof RateProfile.Constant constant) {
            return rate(constant.rate());
        }
        RateProfile.Ramp ramp = (RateProfile.Ramp) profile;
        return rate(ramp.from()) + " to " + rate(ramp.to());
    }

    private static String rate(Rate rate) {
        return rate.operations() + "/" + rate.periodNanos();
    }

    private static String length(PhaseLength length) {
        return length instanceof PhaseLength.ForDuration limit
                ? limit.duration().toNanos() + "ns"
                : ((PhaseLength.ForOperations) length).operations() + "ops";
    }
}
