package io.sloguard.slo;

import io.sloguard.result.MachineNoise;
import io.sloguard.result.NoiseSecond;
import io.sloguard.result.ScenarioResult;
import java.util.Locale;
import java.util.Optional;

/**
 * Says when the load generator's machine was too noisy for latencies to be taken for those of the system under test alone. The
 * limits were measured on a quiet machine and on a loaded one, see the project's docs/decisions/0095-noise-canary.md.
 */
public final class NoisyMachine {

    /** The worst wake-up of the canary's timer in a second: 0.1 to 0.3 ms on a quiet machine, 3 to 7 ms on a busy one. */
    static final long LATE_NANOS = 2_000_000L;

    /** The canary's work took so many times as long as in the quickest second of the phase; up to 1.2 on a quiet machine. */
    static final double SLOWDOWN = 1.5;

    /** The hypervisor gave so much of the processor time to others; up to 0.01 on a quiet machine. */
    static final double STEAL_RATIO = 0.05;

    /** So many threads per processor wanted to run: 1 keeps all of them busy. */
    static final double RUNNABLE_PER_PROCESSOR = 1.5;

    /** A machine is noisy if more than this share of the seconds is: a quiet one has a bad second, too. */
    static final double NOISY_RATIO = 0.1;

    private NoisyMachine() {}

    /** Returns what was noisy about the machine during a scenario, in one sentence; empty if it was quiet, or is not known. */
    public static Optional<String> warning(ScenarioResult scenario) {
        MachineNoise noise = scenario.health().noise();
        long noisy = noise.seconds().stream()
                .filter(second -> isNoisy(second, noise))
                .count();
        if (noisy == 0 || noisy <= NOISY_RATIO * noise.seconds().size()) {
            return Optional.empty();
        }
        long late =
                noise.seconds().stream().mapToLong(NoiseSecond::lateNanos).max().orElse(0);
        double steal = noise.seconds().stream()
                .mapToDouble(second -> second.stealRatio().orElse(0))
                .max()
                .orElse(0);
        return Optional.of(String.format(
                Locale.ROOT,
                "the machine was noisy in %d of %d s (timers up to %.1f ms late, processor up to %.1f times slower, %.0f %%"
                        + " stolen, %s), so latencies may not be the system's own",
                noisy,
                noise.seconds().size(),
                late / 1e6,
                slowdown(noise.work().getMax(), noise),
                Math.floor(steal * 100),
                runnable(noise)));
    }

    private static boolean isNoisy(NoiseSecond second, MachineNoise noise) {
        return second.lateNanos() > LATE_NANOS
                || slowdown(second.workNanos(), noise) > SLOWDOWN
                || second.stealRatio().orElse(0) > STEAL_RATIO
                || second.runnable().orElse(0) > RUNNABLE_PER_PROCESSOR * noise.processors();
    }

    private static double slowdown(long workNanos, MachineNoise noise) {
        long least = noise.work().getMin();
        return least == 0 ? 1 : (double) workNanos / least;
    }

    private static String runnable(MachineNoise noise) {
        if (noise.seconds().stream().anyMatch(second -> second.runnable().isEmpty())) {
            return "run queue unknown";
        }
        double most = noise.seconds().stream()
                .mapToDouble(second -> second.runnable().orElse(0))
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "up to %.1f threads for %d processors", most, noise.processors());
    }
}
