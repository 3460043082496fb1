package io.sloguard.run;

import io.sloguard.config.PlannedScenario;
import io.sloguard.engine.Supervisor;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.record.LiveRecording;
import io.sloguard.record.LiveSeconds;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.ObjectiveWatch;
import io.sloguard.slo.ObjectiveWatch.Finding;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches the objectives of a scenario while it runs: has it end early when its policy says so, and go on where its plan
 * allows it and something is undecided. What ends it is confirmed by the judge on everything that was measured by then, so
 * that a stall of the load generator ends nothing. Used by one thread, for one run.
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

    /** Returns the watch of a scenario; empty if it lasts as long as it is planned, whatever it shows. */
    static Optional<Supervisor> of(PlannedScenario planned, List<DeclaredObjective> run) {
        return planned.load().course().isFixed() ? Optional.empty() : Optional.of(new ScenarioWatch(planned, run));
    }

    /** An objective and how far its seconds are counted. */
    private record Watched(ObjectiveWatch objective, LiveSeconds seconds) {}

    @Override
    public Optional<String> secondOver(LiveRecording live, long nowNanos) {
        if (!isStarted) {
            isStarted = true;
            start(live);
        }
        for (Watched one : List.copyOf(watched)) {
            Optional<String> reason = reason(one, live, nowNanos);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private void start(LiveRecording live) {
        if (planned.load().course().isWatched()) {
            ObjectiveWatch.of(new Subject.Scenario(planned.name()), run, planned.load(), mostOperations(live))
                    .forEach(one -> watched.add(new Watched(one, live.seconds(one.thresholdNanos()))));
        }
    }

    private long mostOperations(LiveRecording live) {
        Optional<Duration> longest = planned.load().course().maxDuration();
        OpenLoad open = (OpenLoad) planned.load().model();
        OpenLoad even = new OpenLoad(open.profile(), OpenLoad.Arrivals.EVEN);
        return longest.map(duration ->
                        even.schedule(new PhaseLength.ForDuration(duration), 0).count())
                .orElse(live.schedule().count());
    }

    /** Goes on if something is undecided; what is refuted by then breaks the run anyway, however the rest comes out. */
    @Override
    public boolean goesOn(LiveRecording live, long nowNanos) {
        List<Long> thresholds = planned.objectives().stream()
                .flatMapToLong(one -> one.objective().thresholdNanos().stream())
                .boxed()
                .toList();
        long greatest = thresholds.stream().mapToLong(Long::longValue).max().orElse(Long.MAX_VALUE);
        ScenarioResult soFar = Tally.count(planned.name(), planned.load(), live.known(nowNanos, greatest), thresholds);
        List<Verdict> verdicts = Judge.judge(soFar, planned.objectives());
        return verdicts.stream().noneMatch(verdict -> verdict.state() == VerdictState.FAIL)
                && verdicts.stream().anyMatch(verdict -> verdict.state().isUndecided());
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
