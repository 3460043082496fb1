package io.sloguard.record;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.result.ScenarioResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations with known response times, at 100/s, counted as a real run is. Mutable: operations are added one by one. */
public final class Measured {

    private static final int WORKERS = 64;

    private final List<OperationState> states = new ArrayList<>();
    private final List<Long> responses = new ArrayList<>();

    /** Adds so many operations that succeeded after the given time. */
    public Measured ok(int operations, long nanos) {
        return add(operations, OperationState.OK, nanos);
    }

    /** Adds so many operations that failed after the given time. */
    public Measured failed(int operations, long nanos) {
        return add(operations, OperationState.FAILED, nanos);
    }

    /** Adds so many operations that were not started. */
    public Measured dropped(int operations) {
        return add(operations, OperationState.PLANNED, 0);
    }

    /** Adds so many operations of one end. */
    public Measured add(int operations, OperationState state, long nanos) {
        for (int i = 0; i < operations; i++) {
            states.add(state);
            responses.add(nanos);
        }
        return this;
    }

    /** Returns the same operations in another order: those of each kind spread evenly, so that none come in clusters. */
    public Measured spread() {
        Map<Kind, Integer> sizes = new HashMap<>();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Kind kind = new Kind(states.get(i), responses.get(i));
            places.add(new Place(kind, sizes.merge(kind, 1, Integer::sum)));
        }
        places.sort(Comparator.comparingDouble(place -> (place.rank - 0.5) / sizes.getOrDefault(place.kind, 1)));
        Measured spread = new Measured();
        places.forEach(place -> spread.add(1, place.kind.state, place.kind.nanos));
        return spread;
    }

    /** Counts the operations for the given limits. */
    public ScenarioResult count(Long... thresholdNanos) {
        LoadPlan plan = Plans.open(100, new ForOperations(states.size()), WORKERS);
        ArrivalSchedule schedule = ((OpenLoad) plan.model()).schedule(plan.measurement(), 1);
        OperationLog log = OperationLog.reserved(states.size());
        for (int number = 0; number < states.size(); number++) {
            OperationState state = states.get(number);
            long intended = schedule.intendedNanos(number);
            if (state != OperationState.PLANNED) {
                log.start(number, intended, intended, true);
                log.end(number, intended + responses.get(number), state);
            }
        }
        long closed = schedule.durationNanos() + plan.drain().toNanos();
        log.close(closed, states.size());
        Recording recording = new Recording(
                log,
                states.size(),
                Optional.of(schedule),
                closed,
                new UserTally(),
                Stalls.NONE,
                ProcessUsage.NONE,
                WORKERS);
        return Tally.count("measured", plan, recording, Arrays.asList(thresholdNanos));
    }

    private record Kind(OperationState state, long nanos) {}

    private record Place(Kind kind, int rank) {}
}
