package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.Plans;
import io.sloguard.load.StopPolicy;
import io.sloguard.record.Measured;
import io.sloguard.result.Block;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.Environment;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Measures how often the whole decision is wrong, from raw response times to what becomes of the build, and how often it
 * finds what is there: seeded, takes minutes, run by {@code mvn -Psimulation test}. Writes the table of
 * docs/verdict-error-rates.md to target/simulation.
 */
class VerdictErrorRatesSimulation {

    private static final int AT_LIMIT_RUNS = 1_000;
    private static final int OTHER_RUNS = 300;

    /** 70 or more of 1000 at an error of 5 % have a probability of 0.3 %. */
    private static final int MOST_WRONG = 69;

    private static final double ALLOWED = 0.05;
    private static final int RATE = 100;
    private static final String OBJECTIVE = "p95 <= 100ms";
    private static final Path TABLE = Path.of("target", "simulation", "verdict-error-rates.md");

    private final List<String> lines = new ArrayList<>();

    /** How a run is planned. */
    private enum Plan {
        SHORT("500, fixed", Plans.open(RATE, Duration.ofSeconds(5), 64)),
        LONG("2000, fixed", Plans.open(RATE, Duration.ofSeconds(20), 64)),
        WATCHED("2000, stop: broken", LONG.load.with(new Course(StopPolicy.BROKEN, Optional.empty()))),
        HOPELESS("2000, stop: hopeless", LONG.load.with(new Course(StopPolicy.HOPELESS, Optional.empty()))),
        EXTENDED(
                "500, maxDuration 2000",
                SHORT.load.with(new Course(StopPolicy.NEVER, Optional.of(Duration.ofSeconds(20)))));

        private final String words;
        private final LoadPlan load;

        Plan(String words, LoadPlan load) {
            this.words = words;
            this.load = load;
        }
    }

    @Test
    void at_the_limit_neither_side_is_wrong_in_more_than_five_per_cent_of_runs_but_for_too_few_stalls()
            throws IOException {
        lines.add(
                "| n, plan | response times | held at half | held at the limit | broken at the limit | broken at twice | seconds at"
                        + " half, limit, twice |");
        lines.add("|---|---|--:|--:|--:|--:|--:|");
        List<String> wrong = new ArrayList<>();
        for (Plan plan : Plan.values()) {
            for (LatencyProcess process : LatencyProcess.values()) {
                Cell half = cell(plan, process, 0.5);
                Cell limit = cell(plan, process, 1);
                Cell twice = cell(plan, process, 2);
                String line = line(plan, process, List.of(half, limit, twice));
                lines.add(line);
                if (limit.isWrong()) {
                    wrong.add(line);
                }
            }
        }
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);

        assertThat(wrong).isEmpty();
    }

    private static String line(Plan plan, LatencyProcess process, List<Cell> cells) {
        Cell limit = cells.get(1);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %.1f, %.1f, %.1f |",
                plan.words,
                process.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                cells.get(0).percent(cells.get(0).held),
                limit.percent(limit.held),
                limit.percent(limit.broken),
                cells.get(2).percent(cells.get(2).broken),
                cells.get(0).meanSeconds(),
                limit.meanSeconds(),
                cells.get(2).meanSeconds());
    }

    private static Cell cell(Plan plan, LatencyProcess process, double times) {
        int runs = times == 1 ? AT_LIMIT_RUNS : OTHER_RUNS;
        Random random = new Random(31L * plan.ordinal() + process.ordinal());
        Cell cell = new Cell(plan, process, runs);
        for (int run = 0; run < runs; run++) {
            cell.add(decide(plan, process.latencies(20 * RATE, ALLOWED * times, random)));
        }
        return cell;
    }

    /** Goes through a run as the engine and its supervisor would. */
    private static ScenarioResult decide(Plan plan, long[] latencies) {
        List<Duration> ends = plan.load.ends();
        ScenarioResult result = until(latencies, ends.get(0), plan.load);
        for (Duration end : ends.subList(1, ends.size())) {
            if (Objectives.judge(result, OBJECTIVE).state().isUndecided()) {
                result = until(latencies, end, plan.load);
            }
        }
        return plan.load.course().isWatched() ? endedEarly(latencies, result) : result;
    }

    private static ScenarioResult endedEarly(long[] latencies, ScenarioResult whole) {
        Subject.Scenario subject = new Subject.Scenario(whole.name());
        ObjectiveWatch watch = ObjectiveWatch.of(
                        subject,
                        List.of(Objectives.declared(whole.name(), OBJECTIVE)),
                        whole.load(),
                        whole.counts().scheduled())
                .get(0);
        for (Block block : whole.blocks()) {
            Optional<ObjectiveWatch.Finding> finding =
                    watch.add(block.counts().scheduled(), block.exceeding().get(0));
            int endSecond = block.second() + 2;
            if (finding.isPresent() && endSecond < whole.blocks().size()) {
                ScenarioResult part = until(latencies, Duration.ofSeconds(endSecond), whole.load());
                long planned = whole.counts().scheduled();
                return with(
                        part,
                        whole.load(),
                        Optional.of(new EarlyEnd(
                                endSecond * 1_000_000_000L,
                                watch.words(finding.get()),
                                planned,
                                planned - part.counts().scheduled())));
            }
        }
        return whole;
    }

    private static ScenarioResult until(long[] latencies, Duration end, LoadPlan load) {
        Measured measured = new Measured();
        Arrays.stream(latencies).limit(end.toSeconds() * RATE).forEach(nanos -> measured.ok(1, nanos));
        return with(measured.count(LatencyProcess.LIMIT_NANOS), load, Optional.empty());
    }

    private static ScenarioResult with(ScenarioResult measured, LoadPlan load, Optional<EarlyEnd> end) {
        return new ScenarioResult(
                measured.name(),
                load,
                measured.counts(),
                measured.latencies(),
                measured.exceedances(),
                measured.blocks(),
                measured.observations(),
                measured.health(),
                measured.error(),
                end);
    }

    /** What became of runs of one kind; mutable, because they come one by one. */
    private static final class Cell {

        private final Plan plan;
        private final LatencyProcess process;
        private final int runs;
        private int held;
        private int broken;
        private long seconds;

        private Cell(Plan plan, LatencyProcess process, int runs) {
            this.plan = plan;
            this.process = process;
            this.runs = runs;
        }

        private void add(ScenarioResult scenario) {
            RunResult run = new RunResult(
                    "simulated", Instant.EPOCH, 1, 1, new Environment("17", 2, "any", "", Map.of()), List.of(scenario));
            Judgement judgement = Judge.judge(run, List.of(Objectives.declared(scenario.name(), OBJECTIVE)));
            held += judgement.conclusion(FailOn.BROKEN) == Judgement.Conclusion.HELD ? 1 : 0;
            broken += judgement.conclusion(FailOn.BROKEN) == Judgement.Conclusion.BROKEN ? 1 : 0;
            seconds += scenario.blocks().size();
        }

        private double meanSeconds() {
            return (double) seconds / runs;
        }

        private String percent(int count) {
            return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / runs);
        }

        /** In a run that happened to see too few stalls, no estimate can know better. */
        private boolean isTooShortForStalls() {
            return process == LatencyProcess.LONG_STALLS
                    || (process == LatencyProcess.SHORT_STALLS && (plan == Plan.SHORT || plan == Plan.EXTENDED));
        }

        private boolean isWrong() {
            return (held > MOST_WRONG && !isTooShortForStalls()) || broken > MOST_WRONG;
        }
    }
}
