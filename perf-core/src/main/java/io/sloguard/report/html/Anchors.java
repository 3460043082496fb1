package io.sloguard.report.html;

import io.sloguard.report.Markup;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where each scenario, plan guard and migration is in the page: one with a plain name by that name, so that other outputs
 * can link to it. Immutable.
 */
final class Anchors {

    private final Map<String, String> anchors = new HashMap<>();

    Anchors(RunResult result) {
        List<String> names = Stream.of(
                        result.scenarios().stream().map(ScenarioResult::name),
                        result.queryPlans().stream().map(QueryPlanResult::name),
                        result.migrations().stream().map(MigrationResult::name))
                .flatMap(part -> part)
                .distinct()
                .toList();
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
     * Returns the anchor of a scenario, plan guard or migration.
     *
     * @throws IllegalArgumentException if the run has none of that name
     */
    String of(String subject) {
        String anchor = anchors.get(subject);
        if (anchor == null) {
            throw new IllegalArgumentException("the run has no scenario " + subject);
        }
        return anchor;
    }

    /** Writes the name of a subject, as a link to its section if the page has one. */
    void write(Markup page, Subject subject) {
        String anchor = subject instanceof Subject.AllScenarios ? null : anchors.get(subject.name());
        if (anchor == null) {
            page.add("{}", subject.name());
        } else {
            page.add("<a href='#{}'>{}</a>", anchor, subject.name());
        }
    }
}
