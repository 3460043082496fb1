package io.sloguard.report.export;

import io.sloguard.report.Figures;
import io.sloguard.report.Headline;
import io.sloguard.report.Report;
import io.sloguard.report.SlowWords;
import io.sloguard.report.TrustFact;
import io.sloguard.report.Urgency;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A run as a short summary in Markdown, as GitHub and GitLab show it: the verdict in one sentence, the objectives by
 * urgency, why, what the scenarios measured, and how to run the same again. It stays far below the megabyte that GitHub
 * allows for the summary of a step.
 */
public final class MarkdownReport implements Report {

    private static final int MOST_ROWS = 100;

    private final String reproduce;

    /**
     * Creates summaries.
     *
     * @param reproduce the command that runs the same plan again, without seed and selection
     */
    public MarkdownReport(String reproduce) {
        this.reproduce = Objects.requireNonNull(reproduce, "reproduce");
    }

    @Override
    public String fileName() {
        return "summary.md";
    }

    @Override
    public String text(JudgedRun run) {
        Markdown page = new Markdown();
        Headline headline = Headline.of(run.judgement());
        page.add("## {} {}\n\n", VerdictWords.symbol(headline.state()), headline.sentence());
        if (!headline.rest().isEmpty()) {
            page.add("**{}** · ", headline.rest());
        }
        page.add("{}\n\n", Headline.when(run.result()));
        invariants(run.judgement().brokenInvariants(), page);
        List<Verdict> verdicts = run.judgement().verdicts().stream()
                .sorted(Comparator.comparing(Verdict::state, Urgency.MOST_FIRST))
                .toList();
        objectives(verdicts, page);
        page.add("<details><summary>Why, and what was measured</summary>\n\n");
        reasons(run.result(), verdicts, page);
        scenarios(run.result().scenarios(), page);
        run.result().experiments().forEach(experiment -> experiment(experiment, page));
        page.add("</details>\n\n");
        trust(run.result(), page);
        page.add(
                "Run the same again: <code>{} -Dperf.seed={}</code>\n",
                reproduce,
                run.result().seed());
        return page.document();
    }

    private static void invariants(List<BrokenInvariant> broken, Markdown page) {
        broken.stream()
                .limit(MOST_ROWS)
                .forEach(one -> page.add(
                        "- ✖ **{}** broken invariant: {}: {}\n",
                        one.scenario(),
                        one.invariant().name(),
                        one.invariant().detail()));
        more(broken.size(), "broken invariants", page);
    }

    private static void objectives(List<Verdict> verdicts, Markdown page) {
        page.add("| | scenario | objective | observed | 95 % bounds | n | |\n|---|---|---|--:|--:|--:|---|\n");
        for (Verdict verdict : verdicts.subList(0, Math.min(MOST_ROWS, verdicts.size()))) {
            page.add(
                    "| {} | {} | {} | **{}** | {} | {} | {} |\n",
                    VerdictWords.of(verdict.state()),
                    verdict.objective().subject(),
                    VerdictWords.objective(verdict),
                    VerdictWords.observed(verdict),
                    VerdictWords.bounds(verdict),
                    Figures.count(verdict.evidence().operations()),
                    verdict.objective().declaredAt().map(Object::toString).orElse(""));
        }
        more(verdicts.size(), "objectives", page);
    }

    private static void reasons(RunResult run, List<Verdict> verdicts, Markdown page) {
        verdicts.stream()
                .filter(verdict -> verdict.state() != VerdictState.PASS)
                .limit(MOST_ROWS)
                .forEach(verdict -> reason(run, verdict, page));
        verdicts.stream()
                .filter(verdict -> !verdict.warnings().isEmpty())
                .limit(MOST_ROWS)
                .forEach(verdict -> page.add(
                        "- ! {} {}: {}\n",
                        verdict.objective().subject(),
                        VerdictWords.objective(verdict),
                        String.join("; ", verdict.warnings())));
        page.add("\n");
    }

    private static void reason(RunResult run, Verdict verdict, Markdown page) {
        page.add(
                "- {} {}: {}\n",
                verdict.objective().subject(),
                VerdictWords.objective(verdict),
                VerdictWords.reason(verdict));
        SlowWords.of(run, verdict).forEach(why -> page.add("  - {}\n", why));
    }

    private static void scenarios(List<ScenarioResult> scenarios, Markdown page) {
        if (scenarios.isEmpty()) {
            return;
        }
        page.add("| scenario | n | p50 ms | p95 ms | p99 ms | max ms | errors |\n|---|--:|--:|--:|--:|--:|--:|\n");
        for (ScenarioResult scenario : scenarios.subList(0, Math.min(MOST_ROWS, scenarios.size()))) {
            long planned = scenario.counts().scheduled();
            boolean isMeasured = planned > 0;
            page.add(
                    "| {} | {} | {} | {} | {} | {} | {} |\n",
                    scenario.name(),
                    Figures.count(planned),
                    quantile(scenario, 0.5),
                    quantile(scenario, 0.95),
                    quantile(scenario, 0.99),
                    isMeasured ? Figures.millis(scenario.latencies().response().maxNanos()) : "–",
                    Figures.count(scenario.counts().errors()));
        }
        more(scenarios.size(), "scenarios", page);
    }

    private static void experiment(ExperimentResult experiment, Markdown page) {
        page.add("{}: **a** {}, **b** {}\n\n", experiment.name(), experiment.wordsOfA(), experiment.wordsOfB());
        page.add("| pair | a p50 ms | b p50 ms | a p95 ms | b p95 ms | a p99 ms | b p99 ms |\n");
        page.add("|--:|--:|--:|--:|--:|--:|--:|\n");
        int number = 0;
        for (ExperimentPair pair : experiment.pairs()) {
            number++;
            page.add("| {} ", number);
            for (double quantile : new double[] {0.5, 0.95, 0.99}) {
                page.add("| {} | {} ", quantile(pair.a(), quantile), quantile(pair.b(), quantile));
            }
            page.add("|\n");
        }
        page.add("\n");
    }

    private static String quantile(ScenarioResult run, double quantile) {
        return run.counts().scheduled() > 0 ? Figures.millis(run.quantileNanos(quantile)) : "–";
    }

    /** Ends a list or table, and says how many of its things are not in it. */
    private static void more(int all, String things, Markdown page) {
        if (all > 0) {
            page.add("\n");
        }
        if (all > MOST_ROWS) {
            page.add("and {} more {} in report.html\n\n", Figures.count(all - MOST_ROWS), things);
        }
    }

    private static void trust(RunResult result, Markdown page) {
        List<TrustFact> facts = TrustFact.of(result);
        for (int i = 0; i < facts.size(); i++) {
            TrustFact fact = facts.get(i);
            page.add(i == 0 ? "" : " · ");
            page.add(fact.isWarning() ? "**! {} {}**" : "{} {}", fact.name(), fact.value());
        }
        page.add("\n\n");
    }
}
