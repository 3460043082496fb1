package io.sloguard.diagnosis;

import io.sloguard.engine.InFlight;
import io.sloguard.engine.PhaseObserver;
import io.sloguard.engine.Ticker;
import io.sloguard.flight.FlightRecording;
import io.sloguard.record.Recording;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.ProbeReport;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.DatabaseWatch;
import io.sloguard.target.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Watches one load and says afterwards why operations were slow. What cannot be watched is said
 * in the diagnosis; it never disturbs the run. Used by the thread that runs the scenario; it has a thread of its own for
 * the samples.
 */
public final class LoadWatch implements PhaseObserver, AutoCloseable {

    /** The time from one sample to the next; what is missed is not made up for. */
    public static final Duration PERIOD = Duration.ofMillis(50);

    /** How long the last sample gets to come back; a database that does not answer is given up within less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DiagnosedRun of;
    private final Optional<DatabaseWatch> database;
    private final boolean isWatchable;
    private final JvmWatch jvm;
    private final List<String> missing = new ArrayList<>();
    private Optional<SessionSampler> sampler = Optional.empty();
    private DatabaseActivity activity = DatabaseActivity.NONE;

    private LoadWatch(DiagnosedRun of, Optional<DatabaseWatch> database, boolean isWatchable, JvmWatch jvm) {
        this.of = of;
        this.database = database;
        this.isWatchable = isWatchable;
        this.jvm = jvm;
    }

    /** Returns a watch of one load without a recording of this JVM. */
    public static LoadWatch open(DiagnosedRun of, Optional<DatabaseProbe> probe) {
        return open(of, probe, JvmWatch.blind());
    }

    /**
     * Returns a watch of one load; its probe connects now, so that the load is not delayed by that.
     *
     * @param of which load
     * @param probe watches the database; empty if the target offers none
     * @param flight starts the recording of this JVM, which this watch ends, on a thread of its own: that takes some 100 ms
     *     in a new JVM, in which the scenario is prepared and warmed up; gives nothing if there is to be none
     */
    public static LoadWatch open(
            DiagnosedRun of, Optional<DatabaseProbe> probe, Supplier<Optional<FlightRecording>> flight) {
        return open(of, probe, JvmWatch.starting(flight));
    }

    private static LoadWatch open(DiagnosedRun of, Optional<DatabaseProbe> probe, JvmWatch jvm) {
        if (probe.isEmpty()) {
            return new LoadWatch(of, Optional.empty(), false, jvm);
        }
        try {
            return new LoadWatch(of, Optional.of(probe.get().connect()), true, jvm);
        } catch (TargetException refused) {
            LoadWatch blind = new LoadWatch(of, Optional.empty(), true, jvm);
            blind.missing.add("the database was not watched: " + refused.getMessage());
            return blind;
        }
    }

    @Override
    public void prepare() {
        jvm.prepare();
        database.ifPresent(watch -> {
            try {
                watch.begin();
            } catch (TargetException lost) {
                missing.add("the counters before the load could not be read: " + lost.getMessage());
            }
        });
    }

    @Override
    public void started(InFlight operations, long originNanos) {
        jvm.started(originNanos);
        sampler = database.map(watch -> new SessionSampler(watch, operations, originNanos, Ticker.system()));
        sampler.ifPresent(SessionSampler::start);
    }

    @Override
    public void ended() {
        jvm.ended();
        sampler.ifPresent(SessionSampler::end);
    }

    /** Returns which load is watched. */
    public DiagnosedRun of() {
        return of;
    }

    /**
     * Waits for the last sample and reads what the database counted, before anything else is asked of it.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void settle() throws InterruptedException {
        if (sampler.isEmpty() || database.isEmpty()) {
            return;
        }
        sampler.get().join(PATIENCE);
        missing.addAll(sampler.get().problems());
        if (sampler.get().hasLostTheDatabase()) {
            return;
        }
        try {
            activity = database.get().activity();
        } catch (TargetException lost) {
            missing.add("the counters after the load could not be read: " + lost.getMessage());
        }
    }

    /**
     * Returns why operations were slow; to be called after {@link #settle}.
     *
     * @param recording what was recorded
     * @param limitNanos the limits above which operations are slow, in nanoseconds; 0 for all operations
     * @param among tells by its number whether an operation is of interest
     * @throws InterruptedException if the thread is interrupted while the recording of the JVM is read
     */
    public Diagnosis diagnose(Recording recording, List<Long> limitNanos, LongPredicate among)
            throws InterruptedException {
        SampleLog samples = sampler.map(SessionSampler::samples).orElseGet(SampleLog::new);
        Attribution attribution = new Attribution(recording, samples, jvm.stallReasons(recording), among);
        List<SlowTime> slow = attribution.slow(limitNanos);
        return new Diagnosis(of, slow, attribution.slowest(), report(), activity, jvm.summary(), missing());
    }

    private Optional<ProbeReport> report() {
        if (!isWatchable) {
            return Optional.empty();
        }
        return Optional.of(sampler.map(
                        found -> new ProbeReport(found.samples().samples(), found.elapsedNanos(), found.busyNanos()))
                .orElseGet(() -> new ProbeReport(0, 0, 0)));
    }

    private List<String> missing() {
        List<String> all = new ArrayList<>(missing);
        database.ifPresent(watch -> all.addAll(watch.missing()));
        jvm.problem().ifPresent(all::add);
        return all;
    }

    /** Ends the probe's connection and the recording. */
    @Override
    public void close() {
        jvm.close();
        database.ifPresent(DatabaseWatch::close);
    }
}
