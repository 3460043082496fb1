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

    private static String of(PhaseLength length) {
        return length instanceof PhaseLength.ForDuration limit
                ? Figures.duration(limit.duration())
                : Figures.count(((PhaseLength.ForOperations) length).operations()) + " ops";
    }
}
