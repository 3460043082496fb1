package io.sloguard.run;

import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a scenario that has been run.
 *
 * @param result what was measured
 * @param diagnosis why operations were slow; empty if nothing was measured
 */
record MeasuredScenario(ScenarioResult result, Optional<Diagnosis> diagnosis) {

    MeasuredScenario {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(diagnosis, "diagnosis");
    }
}
