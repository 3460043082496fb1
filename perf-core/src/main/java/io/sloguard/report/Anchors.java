package io.sloguard.report;

import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where each scenario is in the page: a scenario with a plain name by that name, so that other outputs can link to it.
 * Immutable.
 */
final class Anchors {

    private final Map<String, String> anchors = new HashMap<>();

    Anchors(RunResult result) {
        for (ScenarioResult scenario : result.scenarios()) {
            String plain = plain(scenario.name());
            String anchor = plain;
            for (int i = 2; anchors.containsValue(anchor); i++) {
                anchor = plain + "-" + i;
            }
            anchors.putIfAbsent(scenario.name(), anchor);
        }
    }

    /** Returns the name with everything replaced that a link would have to escape. */
    static String plain(String name) {
        return name.isEmpty() ? "scenario" : name.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** Returns the anchor of a scenario of the run. */
    String of(String scenario) {
        return find(scenario).orElseThrow(() -> new IllegalArgumentException("the run has no scenario " + scenario));
    }

    /** Returns the anchor of a scenario, if the run has it. */
    Optional<String> find(String scenario) {
        return Optional.ofNullable(anchors.get(scenario));
    }
}
