package io.sloguard.load;

import io.sloguard.load.PhaseLength.ForDuration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The planned load of one scenario. Immutable.
 *
 * @param model how operations come about
 * @param warmup the phase whose operations are run but not counted; may be empty
 * @param measurement the phase that is counted; not empty
 * @param drain how long operations that are still running at the end of a phase may take to finish, from
 *     0 to {@value PhaseLength.ForDuration#MAX_DAYS} days
 * @param workers how many operations can be in flight at once, at least 1; for a closed load the number of its users
 * @param course whether the measured phase may end earlier or go on longer; a closed load's may not
 */
public record LoadPlan(
        LoadModel model, PhaseLength warmup, PhaseLength measurement, Duration drain, int workers, Course course) {

    /** How many operations of an open load can be in flight at once, unless the plan says otherwise. */
    public static final int DEFAULT_WORKERS = 64;

    /** The most operations in flight: each needs a thread of its own. */
    public static final int MAX_WORKERS = 4096;

    /** How long a phase waits for its last operations, unless the plan says otherwise. */
    public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(5);

    public LoadPlan {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(warmup, "warmup");
        Objects.requireNonNull(measurement, "measurement");
        Objects.requireNonNull(drain, "drain");
        Objects.requireNonNull(course, "course");
        if (measurement.isEmpty()) {
            throw new IllegalArgumentException("the measured phase is empty");
        }
        if (!ForDuration.canLast(drain)) {
            throw new IllegalArgumentException("drain is 0 to " + ForDuration.MAX_DAYS + " days, not " + drain);
        }
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("workers are 1 to " + MAX_WORKERS + ", not " + workers);
        }
        if (model instanceof ClosedLoad closed && closed.users() != workers) {
            throw new IllegalArgumentException(
                    "a closed load of " + closed.users() + " users has as many workers, not " + workers);
        }
        checkCourse(model, measurement, course);
    }

    /** Creates a plan whose measured phase is exactly as long as planned. */
    public LoadPlan(LoadModel model, PhaseLength warmup, PhaseLength measurement, Duration drain, int workers) {
        this(model, warmup, measurement, drain, workers, Course.FIXED);
    }

    /**
     * How many operations fall into a second of a closed load depends on the answers, and what a ramp measures on how far it
     * has come: neither can be judged from a part of it.
     */
    private static void checkCourse(LoadModel model, PhaseLength measurement, Course course) {
        if (course.isFixed()) {
            return;
        }
        if (!(model instanceof OpenLoad open)) {
            throw new IllegalArgumentException(
                    "only an open load (rate) ends early or goes on longer, not one of users");
        }
        if (course.maxDuration().isEmpty()) {
            return;
        }
        if (!(open.profile() instanceof RateProfile.Constant)) {
            throw new IllegalArgumentException("only a constant rate goes on, not a ramp");
        }
        if (!(measurement instanceof ForDuration planned)) {
            throw new IllegalArgumentException("only a duration goes on, not a number of operations");
        }
        if (course.maxDuration().get().compareTo(planned.duration()) <= 0) {
            throw new IllegalArgumentException(
                    course.maxDuration().get().toMillis() / 1000.0 + " s are not longer than the duration of "
                            + planned.duration().toMillis() / 1000.0 + " s");
        }
    }

    /**
     * Returns the moments at which the measured phase may end, ascending: when it is as long as planned, and, if it may go
     * on, half way to its longest and then. Parts end with whole seconds, so that no second is judged in part. Empty if the
     * phase is as long as its operations take.
     */
    public List<Duration> ends() {
        if (!(measurement instanceof ForDuration planned)) {
            return List.of();
        }
        if (course.maxDuration().isEmpty()) {
            return List.of(planned.duration());
        }
        Duration longest = course.maxDuration().get();
        Duration added = longest.minus(planned.duration()).dividedBy(2);
        Duration half = Duration.ofSeconds(planned.duration().plus(added).toSeconds() + 1);
        return half.compareTo(longest) < 0
                ? List.of(planned.duration(), half, longest)
                : List.of(planned.duration(), longest);
    }

    /** Returns the same plan with another course. */
    public LoadPlan with(Course other) {
        return new LoadPlan(model, warmup, measurement, drain, workers, other);
    }
}
