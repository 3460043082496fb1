package io.sloguard.report;

import io.sloguard.result.Environment;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import java.util.List;

/** The facts that decide whether the figures of a run can be trusted, and compared with those of another. */
final class TrustChips {

    private static final int LONGEST = 80;

    private final Markup page;

    TrustChips(Markup page) {
        this.page = page;
    }

    void write(RunResult result) {
        page.add("<ul class='chips'>\n");
        fact("timed", "from the intended start");
        OutcomeCounts counts =
                result.scenarios().stream().map(ScenarioResult::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        operations(counts);
        if (counts.scheduled() > 0) {
            generator(result);
        }
        Environment environment = result.environment();
        environment.target().forEach(this::fact);
        fact("JDK", environment.jdk());
        fact("cores", String.valueOf(environment.cores()));
        fact("system", environment.operatingSystem());
        fact("commit", environment.commit().isEmpty() ? "unknown" : environment.commit());
        fact("seed", String.valueOf(result.seed()));
        fact("run", result.runId());
        page.add("</ul>\n");
    }

    private void operations(OutcomeCounts counts) {
        if (counts.scheduled() == 0) {
            warning("operations", "none was planned");
        } else if (counts.dropped() > 0) {
            warning("operations", started(counts));
        } else {
            fact("operations", started(counts));
        }
    }

    private static String started(OutcomeCounts counts) {
        return Figures.count(counts.started()) + " of " + Figures.count(counts.scheduled()) + " planned";
    }

    private void generator(RunResult result) {
        List<GeneratorHealth> all =
                result.scenarios().stream().map(ScenarioResult::health).toList();
        long stalls = all.stream().mapToLong(GeneratorHealth::stalls).sum();
        long longest =
                all.stream().mapToLong(GeneratorHealth::longestStallNanos).max().orElse(0);
        if (stalls == 0) {
            fact("load generator", "never stood still");
        } else {
            warning(
                    "load generator",
                    "stood still " + GeneratorWords.times(stalls) + ", up to " + GeneratorWords.duration(longest));
        }
    }

    private void fact(String name, String value) {
        page.add("<li>{} <b>{}</b></li>\n", cut(name), cut(value));
    }

    private void warning(String name, String value) {
        page.add("<li class='warning'>! {} <b>{}</b></li>\n", cut(name), cut(value));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
