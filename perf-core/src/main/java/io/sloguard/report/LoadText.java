package io.sloguard.report;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;

/** A load plan in a few words: {@code open 100/s, 3 s + 20 s}. */
public final class LoadText {

    private LoadText() {}

    /** Returns the plan in a few words. */
    public static String of(LoadPlan load) {
        String model = load.model() instanceof OpenLoad open
                ? (open.arrivals() == OpenLoad.Arrivals.POISSON ? "poisson " : "open ") + open.profile()
                : "closed " + ((ClosedLoad) load.model()).users() + " users";
        return model + ", " + (load.warmup().isEmpty() ? "" : of(load.warmup()) + " + ") + of(load.measurement());
    }

    /** Returns the plan in words: {@code open load, 100/s as a Poisson process, 3 s warm-up, 20 s measured}. */
    public static String words(LoadPlan load) {
        String model = load.model() instanceof OpenLoad open
                ? "open load, " + open.profile()
                        + (open.arrivals() == OpenLoad.Arrivals.POISSON ? " as a Poisson process" : ", evenly")
                : "closed load, " + users((ClosedLoad) load.model());
        return model + (load.warmup().isEmpty() ? "" : ", " + of(load.warmup()) + " warm-up") + ", "
                + of(load.measurement()) + " measured";
    }

    private static String users(ClosedLoad load) {
        return load.users()
                + (load.users() == 1 ? " user" : " users")
                + (load.think().isZero() ? "" : " who think for " + Figures.duration(load.think()));
    }

    private static String of(PhaseLength length) {
        return length instanceof PhaseLength.ForDuration limit
                ? Figures.duration(limit.duration())
                : Figures.count(((PhaseLength.ForOperations) length).operations()) + " ops";
    }
}
