package io.sloguard.engine;

import io.sloguard.json.ResultJson;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.Plans;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.Environment;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.FixedContext;
import io.sloguard.scenario.Outcome;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objectives;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A run of its own JVM, which its parent stops for a while: 100/s for 8 s against a system that answers at once. */
final class StoppedRun {

    static final Duration LENGTH = Duration.ofSeconds(8);
    static final int RATE = 100;
    static final String OBJECTIVE = "p99 <= 100ms";
    static final String NAME = "stopped";

    /** What it prints when it is time to stop it. */
    static final String UNDER_WAY = "under way";

    private static final long STOP_AT_NUMBER = 3 * RATE;

    private StoppedRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        LoadPlan plan = Plans.open(RATE, LENGTH, 16);
        LoadRunner runner = new LoadRunner(Ticker.system(), LENGTH, progress -> {});
        Recording recording = runner.run(
                plan,
                1,
                context -> operation -> {
                    if (operation.number() == STOP_AT_NUMBER) {
                        System.out.println(UNDER_WAY);
                    }
                    return Outcome.ok();
                },
                new FixedContext(NAME, 1, 16));

        DeclaredObjective objective = Objectives.declared(NAME, OBJECTIVE);
        ScenarioResult scenario = Tally.count(NAME, plan, recording, List.of(100_000_000L));
        RunResult result =
                new RunResult(NAME, Instant.EPOCH, recording.closedNanos(), 1, environment(), List.of(scenario));
        ResultJson.write(new JudgedRun(result, Judge.judge(result, List.of(objective))), Path.of(arguments[0]));
    }

    private static Environment environment() {
        return new Environment(System.getProperty("java.version"), 1, System.getProperty("os.name"), "", Map.of());
    }
}
