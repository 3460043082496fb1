package io.sloguard.engine;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadModel;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.record.Recording;
import io.sloguard.scenario.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one operation costs beside the system under test: one user who does nothing, through the real phase. An
 * operation takes the next arrival, reads the clock three times, and writes its start and its end.
 *
 * <p>Included are also the lead of a phase (2 ms, here 2 ns per operation), its threads and the closing of its log; not
 * the reservation of the log, which is done before a phase starts. Mutable, because JMH wants its states so.
 */
@NullMarked
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class WorkerOverhead {

    private static final int OPERATIONS = 1_000_000;
    private static final long FASTER_THAN_ANY_WORKER = 100_000_000;

    /** Which kind of load gives the worker its operations. */
    public enum Load {
        /** Arrivals that are all due: the worker never waits. */
        OPEN,
        /** The next operation is due when the last one has ended. */
        CLOSED
    }

    /** The load of this run. */
    @Param
    public Load load = Load.OPEN;

    private PhaseRun phase = newPhase();

    /** Reserves the log of the next phase. */
    @Setup(Level.Invocation)
    public void reserve() {
        phase = newPhase();
    }

    /** Runs a phase of a million operations. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public Recording operation() throws InterruptedException {
        return phase.run(PhaseWatch.silent());
    }

    private PhaseRun newPhase() {
        LoadPlan plan =
                new LoadPlan(model(), new ForOperations(0), new ForOperations(OPERATIONS), LoadPlan.DEFAULT_DRAIN, 1);
        return new PhaseRun(
                PhaseRun.Kind.MEASUREMENT,
                Ticker.system(),
                plan,
                1,
                0,
                Staff.of(List.of(operation -> Outcome.ok())),
                Set.of());
    }

    private LoadModel model() {
        return switch (load) {
            case OPEN ->
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(FASTER_THAN_ANY_WORKER)), OpenLoad.Arrivals.EVEN);
            case CLOSED -> new ClosedLoad(1, Duration.ZERO);
        };
    }
}
