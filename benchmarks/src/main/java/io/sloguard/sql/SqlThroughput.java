package io.sloguard.sql;

import io.sloguard.SloGuard;
import io.sloguard.result.RunMetric;
import io.sloguard.result.ScenarioResult;
import java.nio.file.Path;
import java.util.Locale;

/** Runs a plan and prints how many operations of each scenario succeeded per second. */
public final class SqlThroughput {

    private SqlThroughput() {}

    /**
     * Runs the plan that is named by the first argument, on the target that it names.
     *
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        for (ScenarioResult scenario :
                SloGuard.read(Path.of(args[0])).run().result().scenarios()) {
            System.out.printf(
                    Locale.ROOT,
                    "sloguard %s %.1f %s%n",
                    scenario.name(),
                    RunMetric.THROUGHPUT.of(scenario).orElse(0),
                    scenario.error().orElse("errors " + scenario.counts().errors()));
        }
    }
}
