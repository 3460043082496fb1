package io.sloguard.http;

import io.sloguard.SloGuard;
import io.sloguard.result.RunMetric;
import io.sloguard.result.ScenarioResult;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a plan with scenarios of kind {@code http}, the whole way of a gate, and prints what each request cost this process. */
public final class HttpCost {

    private HttpCost() {}

    /**
     * Runs the plan that is named by the first argument.
     *
     * @throws InterruptedException if the run is interrupted
     * @throws IOException if the system does not tell the peak of the memory
     */
    public static void main(String[] args) throws InterruptedException, IOException {
        for (ScenarioResult scenario :
                SloGuard.read(Path.of(args[0])).run().result().scenarios()) {
            if (scenario.error().isPresent() || scenario.counts().errors() > 0) {
                System.err.println("errors " + scenario.counts().errors() + " "
                        + scenario.error().orElse(""));
                System.exit(1);
            }
            double perSecond = RunMetric.THROUGHPUT.of(scenario).orElseThrow();
            ClientCost.of(perSecond, scenario.health().cpuRatio()).print(scenario.name());
        }
    }
}
