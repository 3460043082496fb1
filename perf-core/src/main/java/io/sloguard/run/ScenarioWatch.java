package io.sloguard.run;

import io.sloguard.config.PlannedScenario;
import io.sloguard.engine.Supervisor;
import io.sloguard.record.LiveRecording;
import io.sloguard.record.LiveSeconds;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.ObjectiveWatch;
import io.sloguard.slo.ObjectiveWatch.Finding;
import io.sloguard.slo.Subject;
import io.sloguard.slo.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches the objectives of a scenario while it runs, and has it end when its policy says so. What ends it is confirmed by
 * the judge on everything that was measured by then, so that a stall of the load generator ends nothing. Used by one thread,
 * for one run.
 */
final class ScenarioWatch implements Supervisor {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final PlannedScenario planned;
    private final List<DeclaredObjective> run;
    private final List<Watched> watched = new ArrayList<>();
    private boolean isStarted;

    private ScenarioWatch(PlannedScenario planned, List<DeclaredObjective> run) {
        this.planned = planned;
        this.run = run;
    }

    /** Returns the watch of a scenario; empty if its policy is to let it run to its end. */
    static Optional<Supervisor> of(PlannedScenario planned, List<DeclaredObjective> run) {
        return planned.load().course().isWatched() ? Optional.of(new ScenarioWatch(planned, run)) : Optional.empty();
    }

    /** An objective and how far its seconds are counted. */
    private record Watched(ObjectiveWatch objective, LiveSeconds seconds) {}

    @Override
    public Optional<String> secondOver(LiveRecording live, long nowNanos) {
        if (!isStarted) {
            isStarted = true;
            ObjectiveWatch.of(
                            new Subject.Scenario(planned.name()),
                            run,
                            planned.load(),
                            live.schedule().count())
                    .forEach(one -> watched.add(new Watched(one, live.seconds(one.thresholdNanos()))));
        }
        for (Watched one : List.copyOf(watched)) {
            Optional<String> reason = reason(one, live, nowNanos);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private Optional<String> reason(Watched one, LiveRecording live, long nowNanos) {
        Optional<LiveSeconds.Count> next = one.seconds.next(nowNanos);
        while (next.isPresent()) {
            LiveSeconds.Count count = next.get();
            Optional<Finding> finding = one.objective.add(count.operations(), count.exceeding());
            if (finding.isPresent()) {
                // what is not confirmed is the generator's own doing: no later second will make it trustworthy
                watched.remove(one);
                long endNanos = (count.second() + 1) * SECOND_NANOS;
                return isConfirmed(one, finding.get(), live, endNanos, nowNanos)
                        ? finding.map(one.objective::words)
                        : Optional.empty();
            }
            next = one.seconds.next(nowNanos);
        }
        return Optional.empty();
    }

    private boolean isConfirmed(Watched one, Finding finding, LiveRecording live, long endNanos, long nowNanos) {
        ScenarioResult soFar = Tally.count(
                planned.name(),
                planned.load(),
                live.until(endNanos, nowNanos),
                one.objective.thresholdNanos().stream().boxed().toList());
        VerdictState state = Judge.judge(soFar, one.objective.objective()).state();
        return finding == Finding.REFUTED ? state == VerdictState.FAIL : state == VerdictState.INCONCLUSIVE;
    }
}
