package io.sloguard.run;

import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.scenario.Invariant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a scenario that has been run.
 *
 * @param result what was measured
 * @param diagnosis why operations were slow; empty if none was run
 */
record MeasuredScenario(ScenarioResult result, Optional<Diagnosis> diagnosis) {

    /** Returns the same with what was found about the invariants. */
    MeasuredScenario withInvariants(List<Invariant> invariants) {
        return new MeasuredScenario(
                new ScenarioResult(
                        result.name(),
                        result.load(),
                        result.counts(),
                        result.latencies(),
                        result.exceedances(),
                        result.blocks(),
                        result.observations().withInvariants(invariants),
                        result.health(),
                        result.error()),
                diagnosis);
    }
}
