package io.sloguard.run;

import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why the loads of a run were slow. Of what is run several times, such as the variants of an experiment or a migration that
 * is tried twice, the last one stays. Mutable; used by the thread of the run.
 */
final class Diagnoses {

    private final Map<DiagnosedRun, Diagnosis> byRun = new LinkedHashMap<>();

    void keep(Diagnosis diagnosis) {
        byRun.put(diagnosis.of(), diagnosis);
    }

    /** Returns them in the order in which their runs were first made. */
    List<Diagnosis> all() {
        return List.copyOf(byRun.values());
    }
}
