package io.sloguard.slo;

import io.sloguard.result.ScenarioResult;
import java.util.Optional;

/** Judges one objective in the words of the grammar. */
public final class Objectives {

    private Objectives() {}

    /** Returns what is decided of the objective. */
    public static Verdict judge(ScenarioResult result, String objective) {
        return Judge.judge(result, declared(result.name(), objective));
    }

    /** Returns the objective as declared for a scenario, without a place in a file. */
    public static DeclaredObjective declared(String scenario, String objective) {
        return new DeclaredObjective(Optional.of(scenario), ObjectiveParser.parse(objective), Optional.empty());
    }
}
