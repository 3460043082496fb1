package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Outcome;

/** An operation and how it ended. */
record Finished(RecordedOperation operation, Outcome outcome) {

    boolean isOk() {
        return outcome.status() == Outcome.Status.OK;
    }
}
