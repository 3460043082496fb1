package io.sloguard.diagnosis;

import io.sloguard.engine.InFlight;
import io.sloguard.engine.PhaseObserver;
import io.sloguard.engine.Ticker;
import io.sloguard.flight.FlightRecording;
import io.sloguard.record.Recording;
import io.sloguard.result.Exceedance;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.DatabaseActivity;
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

/**
 * Watches one scenario while it is under load and says afterwards why operations were slow. What cannot be watched is said
 * in the diagnosis; it never disturbs the run. Used by the thread that runs the scenario; it has a thread of its own for
 * the samples.
 */
public final class LoadWatch implements PhaseObserver, AutoCloseable {

    /** The time from one sample to the next; what is missed is not made up for. */
    public static final Duration PERIOD = Duration.ofMillis(50);

    /** How long the last sample gets to come back; a database that does not answer is given up within less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<DatabaseWatch> database;
    private final boolean isWatchable;
    private final JvmWatch jvm;
    private final List<String> missing = new ArrayList<>();
    private Optional<SessionSampler> sampler = Optional.empty();

    private LoadWatch(Optional<DatabaseWatch> database, boolean isWatchable, Optional<FlightRecording> flight) {
        this.database = database;
        this.isWatchable = isWatchable;
        this.jvm = new JvmWatch(flight);
    }

    /**
     * Returns a watch of one scenario; its probe connects now, so that the scenario's load is not delayed by that.
     *
     * @param probe watches the database; empty if the target offers none
     * @param flight the recording of this JVM, which this watch ends; empty if there is none
     */
    public static LoadWatch open(Optional<DatabaseProbe> probe, Optional<FlightRecording> flight) {
        if (probe.isEmpty()) {
            return new LoadWatch(Optional.empty(), false, flight);
        }
        try {
            return new LoadWatch(Optional.of(probe.get().connect()), true, flight);
        } catch (TargetException refused) {
            LoadWatch blind = new LoadWatch(Optional.empty(), true, flight);
            blind.missing.add("the database was not watched: " + refused.getMessage());
            return blind;
        }
    }

    @Override
    public void prepare() {
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
        sampler.ifPresent(SessionSampler::end);
    }

    /**
     * Returns why operations were slow.
     *
     * @param measured what was counted of the scenario
     * @param recording what was recorded of it
     * @throws InterruptedException if the thread is interrupted while the last sample is waited for
     */
    public Diagnosis diagnose(ScenarioResult measured, Recording recording) throws InterruptedException {
        SampleLog samples = new SampleLog();
        if (sampler.isPresent()) {
            sampler.get().join(PATIENCE);
            samples = sampler.get().samples();
            missing.addAll(sampler.get().problems());
        }
        Attribution attribution = new Attribution(recording, samples, jvm.stallReasons(recording));
        List<SlowTime> slow = attribution.slow(
                measured.exceedances().stream().map(Exceedance::thresholdNanos).toList());
        DatabaseActivity activity = activity(slow);
        return new Diagnosis(measured.name(), slow, attribution.slowest(), report(), activity, jvm.summary());
    }

    private DatabaseActivity activity(List<SlowTime> slow) {
        if (database.isEmpty()) {
            return DatabaseActivity.NONE;
        }
        List<String> statements = slow.stream()
                .flatMap(time -> time.causes().stream())
                .map(CauseTime::cause)
                .map(Cause::statement)
                .filter(statement -> !statement.isEmpty())
                .distinct()
                .toList();
        try {
            return database.get().activity(statements);
        } catch (TargetException lost) {
            missing.add("the counters after the load could not be read: " + lost.getMessage());
            return DatabaseActivity.NONE;
        }
    }

    private Optional<ProbeReport> report() {
        if (!isWatchable) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(missing);
        database.ifPresent(watch -> all.addAll(watch.missing()));
        return Optional.of(sampler.map(found ->
                        new ProbeReport(found.samples().samples(), found.elapsedNanos(), found.busyNanos(), all))
                .orElseGet(() -> new ProbeReport(0, 0, 0, all)));
    }

    /** Ends the probe's connection and the recording. */
    @Override
    public void close() {
        jvm.close();
        database.ifPresent(DatabaseWatch::close);
    }
}
