package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * Which load was looked into.
 *
 * @param subject the name of the scenario, the migration or the experiment
 * @param part which of its runs
 */
public record DiagnosedRun(String subject, Part part) {

    /** The runs of a subject. */
    public enum Part {
        /** The run that a scenario is judged by. */
        MEASURED,
        /** The fresh run that confirms or refutes that a scenario became worse than its baseline. */
        CONFIRMATION,
        /** The operations of a migration's window in its proof. */
        PROOF,
        /** The operations of a migration's window in its control. */
        CONTROL,
        /** The operations of a migration's window in its scaled control. */
        SCALED_CONTROL,
        /** The last run of variant a of an experiment. */
        VARIANT_A,
        /** The last run of variant b of an experiment. */
        VARIANT_B
    }

    public DiagnosedRun {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(part, "part");
    }

    /** Returns the run that a scenario is judged by. */
    public static DiagnosedRun measured(String scenario) {
        return new DiagnosedRun(scenario, Part.MEASURED);
    }

    /** Returns whether it is a run of one side of an experiment, of which every operation counts. */
    public boolean isOfVariant() {
        return part == Part.VARIANT_A || part == Part.VARIANT_B;
    }
}
