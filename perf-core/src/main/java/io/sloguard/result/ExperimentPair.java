package io.sloguard.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was measured of both variants shortly after one another. Of the first pair, a was measured first, of the second
 * one b, and so on in turns, so that what changes in the course of an experiment hits both alike.
 *
 * @param a what was measured of variant a
 * @param b what was measured of variant b
 * @param control what was measured of variant a once more; empty if the experiment has no control
 */
public record ExperimentPair(ScenarioResult a, ScenarioResult b, Optional<ScenarioResult> control) {

    public ExperimentPair {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(control, "control");
    }

    /** Returns its runs: a, b, and the control if there is one. */
    public List<ScenarioResult> runs() {
        List<ScenarioResult> runs = new ArrayList<>(List.of(a, b));
        control.ifPresent(runs::add);
        return runs;
    }
}
