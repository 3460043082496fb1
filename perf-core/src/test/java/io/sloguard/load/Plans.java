package io.sloguard.load;

import io.sloguard.load.OpenLoad.Arrivals;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.time.Duration;

/** Plans as tests need them: no warm-up, a drain of five seconds. */
public final class Plans {

    private static final PhaseLength NO_WARMUP = new ForOperations(0);

    private Plans() {}

    /** Returns an even open load. */
    public static LoadPlan open(long perSecond, Duration duration, int workers) {
        return open(perSecond, new ForDuration(duration), workers);
    }

    /** Returns an even open load. */
    public static LoadPlan open(long perSecond, PhaseLength length, int workers) {
        RateProfile profile = new RateProfile.Constant(Rate.perSecond(perSecond));
        return new LoadPlan(new OpenLoad(profile, Arrivals.EVEN), NO_WARMUP, length, LoadPlan.DEFAULT_DRAIN, workers);
    }

    /** Returns a closed load. */
    public static LoadPlan closed(int users, Duration think, PhaseLength length) {
        return new LoadPlan(new ClosedLoad(users, think), NO_WARMUP, length, LoadPlan.DEFAULT_DRAIN, users);
    }

    /** Returns the plan with another drain time. */
    public static LoadPlan withDrain(LoadPlan plan, Duration drain) {
        return new LoadPlan(plan.model(), plan.warmup(), plan.measurement(), drain, plan.workers());
    }

    /** Returns the plan with a warm-up. */
    public static LoadPlan withWarmup(LoadPlan plan, PhaseLength warmup) {
        return new LoadPlan(plan.model(), warmup, plan.measurement(), plan.drain(), plan.workers());
    }
}
