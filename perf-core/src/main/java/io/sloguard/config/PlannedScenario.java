package io.sloguard.config;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.slo.DeclaredObjective;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One scenario as planned.
 *
 * @param name its name, unique in the plan
 * @param source where it comes from
 * @param load its load
 * @param objectives what is claimed of it; at least one
 * @param settings its own settings, the entries below {@code set:}
 */
public record PlannedScenario(
        String name,
        ScenarioSource source,
        LoadPlan load,
        List<DeclaredObjective> objectives,
        Map<String, String> settings) {

    public PlannedScenario {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(load, "load");
        objectives = List.copyOf(objectives);
        settings = Map.copyOf(settings);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("scenario " + name + " has no objectives: nothing would be judged");
        }
    }

    /** Returns how long the load takes as planned at most, warm-up included; empty if its plan says no end. */
    public Optional<Duration> plannedTime() {
        Optional<Duration> measured = load.course().maxDuration().or(() -> plannedTime(load.measurement()));
        return plannedTime(load.warmup()).flatMap(warmup -> measured.map(warmup::plus));
    }

    private Optional<Duration> plannedTime(PhaseLength length) {
        if (length instanceof PhaseLength.ForDuration limit) {
            return Optional.of(limit.duration());
        }
        if (length.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        if (load.model() instanceof ClosedLoad) {
            return Optional.empty();
        }
        OpenLoad open = (OpenLoad) load.model();
        OpenLoad even = new OpenLoad(open.profile(), OpenLoad.Arrivals.EVEN);
        return Optional.of(Duration.ofNanos(even.schedule(length, 0).durationNanos()));
    }
}
