package io.sloguard.report;

import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each scenario is in the page: a scenario with a plain name by that name, so that other outputs can link to it.
 * Immutable.
 */
final class Anchors {

    private final Map<String, String> anchors = new HashMap<>();

    Anchors(RunResult result) {
        List<String> names =
                result.scenarios().stream().map(ScenarioResult::name).distinct().toList();
        names.stream().filter(name -> name.equals(plain(name))).forEach(name -> anchors.put(name, name));
        for (String name : names) {
            if (!anchors.containsKey(name)) {
                anchors.put(name, unused(plain(name)));
            }
        }
    }

    private String unused(String plain) {
        String anchor = plain;
        for (int i = 2; anchors.containsValue(anchor); i++) {
            anchor = plain + "-" + i;
        }
        return anchor;
    }

    /** Returns the name with everything replaced that a link would have to escape. */
    private static String plain(String name) {
        return name.isEmpty() ? "scenario" : name.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /**
     * Returns the anchor of a scenario.
     *
     * @throws IllegalArgumentException if the run has no such scenario
     */
    String of(String scenario) {
        String anchor = anchors.get(scenario);
        if (anchor == null) {
            throw new IllegalArgumentException("the run has no scenario " + scenario);
        }
        return anchor;
    }

    /** Writes the name of a subject, as a link to its section if the page has one. */
    void write(Markup page, Subject subject) {
        String anchor = subject instanceof Subject.Scenario ? anchors.get(subject.name()) : null;
        if (anchor == null) {
            page.add("{}", subject.name());
        } else {
            page.add("<a href='#{}'>{}</a>", anchor, subject.name());
        }
    }
}
