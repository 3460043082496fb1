package io.sloguard.slo;

import io.sloguard.result.EarlyEnd;
import io.sloguard.result.ScenarioResult;
import java.util.List;
import java.util.Optional;

/** What it means for verdicts that a scenario was ended early. */
final class EarlyEnding {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private EarlyEnding() {}

    /** Returns the first early end among scenarios. */
    static Optional<EarlyEnd> among(List<ScenarioResult> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.earlyEnd().stream())
                .findFirst();
    }

    /** Returns that the scenario was ended, when and why, to be put behind a reason. */
    static String words(EarlyEnd end) {
        return "; the scenario was ended after " + end.atNanos() / SECOND_NANOS + " s because " + end.reason();
    }

    /** Takes back what was decided from counts that were picked by what they showed. */
    static Verdict open(Verdict verdict, EarlyEnd end) {
        boolean isDecided = verdict.state() == VerdictState.PASS || verdict.state() == VerdictState.FAIL;
        return new Verdict(
                verdict.objective(),
                isDecided ? VerdictState.INCONCLUSIVE : verdict.state(),
                verdict.evidence().ofPart(verdict.evidence().earlyChance()),
                verdict.reason() + words(end),
                verdict.warnings());
    }
}
