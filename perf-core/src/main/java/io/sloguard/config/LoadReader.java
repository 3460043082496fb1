package io.sloguard.config;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.Course;
import io.sloguard.load.LoadModel;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.RateProfile;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the mapping {@code load:} of a scenario. {@code rate} makes an open load, {@code users} a closed one; {@code
 * duration} or {@code operations} say how long the measured phase is, {@code warmup} or {@code warmupOperations} how long
 * the phase before it, whose operations are not counted.
 */
final class LoadReader {

    /** How long the warm-up is unless the plan says otherwise. */
    static final Duration DEFAULT_WARMUP = Duration.ofSeconds(3);

    static final Set<String> KEYS = Set.of(
            "rate",
            "arrivals",
            "users",
            "think",
            "warmup",
            "warmupOperations",
            "duration",
            "operations",
            "maxDuration",
            "drain",
            "workers");

    private final YamlMap load;

    LoadReader(YamlMap load) {
        this.load = load;
    }

    /** Returns the plan; empty if it has mistakes, which are problems by then. */
    Optional<LoadPlan> read() {
        Optional<LoadModel> model = model();
        Optional<PhaseLength> measurement = measurement();
        Optional<PhaseLength> warmup = warmup();
        Optional<Duration> drain = optional("drain", load.value("drain", Quantities::duration), LoadPlan.DEFAULT_DRAIN);
        Optional<Long> workers = workers(model);
        if (model.isEmpty() || measurement.isEmpty() || warmup.isEmpty() || drain.isEmpty() || workers.isEmpty()) {
            return Optional.empty();
        }
        if (isShorter(measurement.get(), warmup.get())) {
            boolean timed = load.has("duration");
            load.problem(
                    timed ? "duration" : "operations",
                    load.name() + ": the measured phase is shorter than its warm-up; "
                            + (timed
                                    ? "duration is the measured time and does"
                                    : "operations are the measured ones and do")
                            + " not include the warm-up");
            return Optional.empty();
        }
        try {
            LoadPlan plan = new LoadPlan(
                    model.get(), warmup.get(), measurement.get(), drain.get(), Math.toIntExact(workers.get()));
            checkSize(plan);
            return load.has("maxDuration") ? extensible(plan) : Optional.of(plan);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            load.problem(load.name() + ": " + refused.getMessage());
            return Optional.empty();
        }
    }

    private Optional<LoadPlan> extensible(LoadPlan plan) {
        Optional<Duration> longest = load.value("maxDuration", Quantities::duration);
        if (longest.isEmpty()) {
            return Optional.empty();
        }
        try {
            LoadPlan extensible = plan.with(new Course(plan.course().stop(), longest));
            checkSize(new LoadPlan(
                    plan.model(),
                    plan.warmup(),
                    new PhaseLength.ForDuration(longest.get()),
                    plan.drain(),
                    plan.workers()));
            return Optional.of(extensible);
        } catch (IllegalArgumentException refused) {
            load.problem("maxDuration", load.name() + ".maxDuration: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private Optional<LoadModel> model() {
        boolean open = load.has("rate");
        boolean closed = load.has("users");
        if (open == closed) {
            load.problem(load.name()
                    + (open
                            ? " has rate and users; rate makes an open load, users a closed one: choose one"
                            : " needs a rate (open load), for example rate: 100/s, or users (closed load)"));
            return Optional.empty();
        }
        return open ? openModel() : closedModel();
    }

    private Optional<LoadModel> openModel() {
        if (load.has("think")) {
            load.problem("think", load.name() + ".think belongs to a closed load (users); arrivals do not think");
        }
        Optional<RateProfile> profile = load.value("rate", Quantities::profile);
        Optional<OpenLoad.Arrivals> arrivals =
                optional("arrivals", load.value("arrivals", LoadReader::arrivals), OpenLoad.Arrivals.EVEN);
        if (profile.isEmpty() || arrivals.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OpenLoad(profile.get(), arrivals.get()));
    }

    private Optional<LoadModel> closedModel() {
        for (String key : new String[] {"arrivals", "workers"}) {
            if (load.has(key)) {
                load.problem(key, load.name() + "." + key + " belongs to an open load (rate), not to one of users");
            }
        }
        Optional<Long> users = load.value("users", Quantities::count);
        Optional<Duration> think = optional("think", load.value("think", Quantities::duration), Duration.ZERO);
        if (users.isEmpty() || think.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClosedLoad(Math.toIntExact(users.get()), think.get()));
        } catch (IllegalArgumentException | ArithmeticException refused) {
            load.problem("users", load.name() + ".users: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private Optional<PhaseLength> measurement() {
        if (load.has("duration") == load.has("operations")) {
            load.problem(load.name()
                    + (load.has("duration")
                            ? " has duration and operations; choose one"
                            : " needs a duration, for example duration: 20s, or a number of operations"));
            return Optional.empty();
        }
        Optional<PhaseLength> length = length("duration", "operations");
        if (length.isPresent() && length.get().isEmpty()) {
            load.problem(
                    load.has("duration") ? "duration" : "operations",
                    load.name() + ": the measured phase is empty, so nothing would be measured");
            return Optional.empty();
        }
        return length;
    }

    private Optional<PhaseLength> warmup() {
        if (load.has("warmup") && load.has("warmupOperations")) {
            load.problem("warmup", load.name() + " has warmup and warmupOperations; choose one");
            return Optional.empty();
        }
        if (load.has("warmup") || load.has("warmupOperations")) {
            return length("warmup", "warmupOperations");
        }
        return Optional.of(new PhaseLength.ForDuration(DEFAULT_WARMUP));
    }

    private Optional<PhaseLength> length(String durationKey, String operationsKey) {
        return load.has(durationKey)
                ? load.value(durationKey, text -> new PhaseLength.ForDuration(Quantities.duration(text)))
                : load.value(operationsKey, text -> new PhaseLength.ForOperations(Quantities.count(text)));
    }

    private Optional<Long> workers(Optional<LoadModel> model) {
        if (model.isPresent() && model.get() instanceof ClosedLoad closed) {
            return Optional.of((long) closed.users());
        }
        return optional("workers", load.value("workers", Quantities::count), (long) LoadPlan.DEFAULT_WORKERS);
    }

    /** Absent means the default; there but refused stays empty. */
    private <T> Optional<T> optional(String key, Optional<T> value, T fallback) {
        return load.has(key) ? value : Optional.of(fallback);
    }

    private static boolean isShorter(PhaseLength measurement, PhaseLength warmup) {
        if (measurement instanceof PhaseLength.ForDuration measured
                && warmup instanceof PhaseLength.ForDuration before) {
            return measured.duration().compareTo(before.duration()) < 0;
        }
        return measurement instanceof PhaseLength.ForOperations measured
                && warmup instanceof PhaseLength.ForOperations before
                && measured.operations() < before.operations();
    }

    /** Plans the arrivals once, so that a plan that nobody can run is refused before any load. */
    private static void checkSize(LoadPlan plan) {
        if (plan.model() instanceof OpenLoad open) {
            OpenLoad even = new OpenLoad(open.profile(), OpenLoad.Arrivals.EVEN);
            ArrivalSchedule.checkedCount(even.schedule(plan.measurement(), 0).count());
            ArrivalSchedule.checkedCount(even.schedule(plan.warmup(), 0).count());
        }
    }

    private static OpenLoad.Arrivals arrivals(String text) {
        return switch (text) {
            case "even" -> OpenLoad.Arrivals.EVEN;
            case "poisson" -> OpenLoad.Arrivals.POISSON;
            default -> throw new IllegalArgumentException("even or poisson, not \"" + text + "\"");
        };
    }
}
