package io.sloguard.record;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.result.ScenarioResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A run with seeded ends and times, which can be counted as a whole or as the shards of several generators. */
public final class Shards {

    private static final int WORKERS = 64;
    private static final long MILLI_NANOS = 1_000_000;
    private static final long SPACING_NANOS = 10 * MILLI_NANOS;
    private static final List<OperationState> ENDS =
            List.of(OperationState.OK, OperationState.FAILED, OperationState.TIMED_OUT, OperationState.UNFINISHED);

    private final List<Measurement> operations = new ArrayList<>();
    private final List<Long> thresholdNanos;

    /** Creates a run in which a share of the operations ends otherwise than well, and some take longer than 100 ms. */
    public Shards(long seed, int size, double errors, List<Long> thresholdNanos) {
        this.thresholdNanos = List.copyOf(thresholdNanos);
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            int end = random.nextDouble() < errors ? 1 + random.nextInt(ENDS.size() - 1) : 0;
            long service = (long) (-20 * MILLI_NANOS * Math.log(1 - random.nextDouble()));
            operations.add(new Measurement(i * SPACING_NANOS, service, ENDS.get(end)));
        }
    }

    /** Counts the run as one generator would have. */
    public ScenarioResult whole() {
        return count(operations);
    }

    /** Counts what one of several generators has run, the operations dealt in turn. */
    public ScenarioResult shard(int which, int shards) {
        List<Measurement> dealt = new ArrayList<>();
        for (int i = which; i < operations.size(); i += shards) {
            dealt.add(operations.get(i));
        }
        return count(dealt);
    }

    private ScenarioResult count(List<Measurement> measured) {
        long closed = operations.size() * SPACING_NANOS + Duration.ofSeconds(5).toNanos();
        OperationLog log = OperationLog.reserved(measured.size());
        UserTally tally = new UserTally(Set.of("commit"));
        for (int number = 0; number < measured.size(); number++) {
            Measurement one = measured.get(number);
            log.start(number, one.intendedNanos, one.intendedNanos, true);
            tally.count("tries");
            tally.record(number, "commit", one.serviceNanos / 2);
            if (one.end == OperationState.FAILED || one.end == OperationState.TIMED_OUT) {
                tally.fail(one.end.name(), "seeded");
            }
            if (one.end != OperationState.UNFINISHED) {
                log.end(number, one.intendedNanos + one.serviceNanos, one.end);
            }
        }
        log.close(closed, measured.size());
        LoadPlan plan = Plans.open(100, new ForOperations(operations.size()), WORKERS);
        Recording recording = new Recording(
                log, measured.size(), Optional.empty(), closed, tally, Stalls.NONE, ProcessUsage.NONE, WORKERS);
        return Tally.count("sharded", plan, recording, thresholdNanos)
                .withCounted(List.of(MeasurementTally.count(recording, "commit", thresholdNanos)));
    }

    private record Measurement(long intendedNanos, long serviceNanos, OperationState end) {}
}
