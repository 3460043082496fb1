package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.report.SampleLoad;
import io.sloguard.report.SampleRuns;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.BaselineReference;
import io.sloguard.result.RunResult;
import io.sloguard.result.SampleFigures;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.SampleRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class HtmlReportTest {

    private static final int MOST_BYTES = 300_000;
    private static final HtmlReport REPORT = new HtmlReport("mvn verify");

    static Stream<JudgedRun> runs() {
        return Stream.of(
                SampleRuns.mixed(),
                SampleRuns.diagnosed(),
                SampleRuns.held(),
                SampleRuns.unproven(),
                SampleRuns.hostile(),
                SampleRun.realistic(),
                compared(),
                SampleRuns.judged(List.of(), List.of(), List.of()));
    }

    private static JudgedRun compared() {
        BaselineKey key = new BaselineKey("ramp", "1a2b3c4d5e6f", "linux amd64, 2 cores", 17, "PostgreSQL 18");
        RunResult result = SampleRun.realistic()
                .result()
                .comparedWith(
                        List.of(new BaselineReference(key, SampleFigures.days(10, 11, 12, 10, 11, 10, 11, 12, 10, 11))
                                .confirmedBy(SampleFigures.day(12, 38))));
        return new JudgedRun(
                result, Judge.judge(result, List.of(SampleRun.declared("ramp", "p95 <= 1.1 * baseline", 16))));
    }

    @Test
    void a_run_stands_among_those_that_it_is_compared_with() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(compared()));

        Element section = document.all("section").stream()
                .filter(one -> one.getAttribute("class").equals("baselines"))
                .findFirst()
                .orElseThrow();
        assertThat(section.getTextContent())
                .contains("Against earlier runs")
                .contains("ramp p95 ≤ 1.1 * baseline ✖ broken")
                .contains("and so is a fresh run (38 ms); by chance alone that happens once in 66 times");
        assertThat(section.getElementsByTagName("circle").getLength()).isEqualTo(12);
        assertThat(REPORT.text(SampleRuns.mixed())).doesNotContain("Against earlier runs");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void html_is_well_formed_and_loads_nothing_and_runs_nothing(JudgedRun run) throws Exception {
        String html = REPORT.text(run);

        ReportDocument document = ReportDocument.parse(html);
        assertThat(document.all("script")).isEmpty();
        assertThat(document.attributeNames())
                .doesNotContain("src", "srcset", "style", "action", "formaction", "data", "poster", "background")
                .noneMatch(name -> name.startsWith("on") || name.contains(":"));
        assertThat(document.attributes("href"))
                .allMatch(target -> target.startsWith("#") || target.matches("[\\w.-]+[.]jfr"));
        assertThat(document.all("style"))
                .singleElement()
                .satisfies(style -> assertThat(style.getTextContent())
                        .doesNotContain("url(", "@import", "@font-face", "expression("));
        assertThat(document.all("*"))
                .extracting(Element::getTagName)
                .doesNotContain("link", "iframe", "object", "embed", "img", "image", "use", "base", "form", "video");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void links_lead_to_one_place_of_the_page_each(JudgedRun run) throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(run));

        List<String> ids = document.attributes("id");
        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSize(run.result().scenarios().size()
                        + run.result().queryPlans().size()
                        + run.result().migrations().size()
                        + run.result().experiments().size());
        assertThat(document.attributes("href"))
                .filteredOn(target -> target.startsWith("#"))
                .map(target -> target.substring(1))
                .isSubsetOf(ids);
    }

    @Test
    void why_it_was_slow_is_told_in_sentences_that_end_once() {
        assertThat(REPORT.text(SampleRuns.diagnosed()))
                .contains(": is an index missing? 12 % into a pause of the load JVM (garbage collection, G1New: G1"
                        + " Evacuation Pause).</p>");
    }

    @Test
    void every_objective_has_a_row_with_verdict_observed_value_bounds_and_sample_size() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(SampleRuns.mixed()));

        assertThat(document.texts("verdict"))
                .containsExactly(
                        "✔ held p50 ≤ 100ms 86.9 ms [79.7, 95.7] 6,000",
                        "✖ broken p95 ≤ 265ms 627 ms [484, 963] 6,000",
                        "✖ broken p99 ≤ 400ms 3150 ms [3149, 3150] 6,000",
                        "✖ broken errors < 1% 2.49 % [1.8, 3.34] 6,000",
                        "! not measured p95 ≤ 167ms – – 0",
                        "! not measured errors < 1% – – 0",
                        "? undecided p95 ≤ 56ms 52.7 ms [42.5, 69.5] 240",
                        "? too few operations p99.9 ≤ 500ms 77.8 ms [70.7, -] 240",
                        "? too few operations errors < 1% 0 % [0, 1.25] 240",
                        "✔ held p95 ≤ 215ms 109 ms [101, 122] 6,000",
                        "✔ held p99 ≤ 300ms 161 ms [141, 219] 6,000",
                        "✔ held mean ≤ 80ms 50.7 ms [49.1, 52.5] 6,000",
                        "✔ held errors < 1% 0.0666 % [0.0227, 0.153] 6,000",
                        "✔ held throughput ≥ 95/s 100/s [99.8, 100] 6,000",
                        "! not measured errors < 1% – – 0");
        assertThat(document.texts("reason"))
                .hasSize(15)
                .contains(
                        "939 of 6000 operations took longer or did not succeed (149), 5 % may; they come in clusters"
                                + " and tell as much as 516 independent ones · perf.yaml:21",
                        "8 of 240 operations took longer, 5 % may; they come in clusters and tell as much as 115"
                                + " independent ones; about 780 more operations would decide · perf.yaml:31");
        assertThat(document.texts("plain"))
                .hasSize(15)
                .contains(
                        "if at most 5 in 100 operations really took longer than 265ms, a run this bad would come about less"
                                + " than once in 20 (n 6,000, K 939, effective n 516, each bound at 95 %)",
                        "this run fits a system that keeps the limit as well as one that does not (n 240, K 8, effective n"
                                + " 115, each bound at 95 %)");
    }

    @Test
    void a_scenario_that_was_ended_early_says_when_and_why() throws Exception {
        assertThat(REPORT.text(SampleRun.realistic()))
                .contains("ended was ended after 2 s because p99 &lt;= 120ms cannot pass any more; 400 of 600 planned"
                        + " operations were cancelled");
    }

    @Test
    void what_limits_the_trust_in_a_verdict_stands_beside_its_reason() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(SampleRun.realistic()));

        assertThat(document.texts("reason"))
                .contains("0 of 50 operations took longer, 10 % may · 2 s are too short to vouch for rare stalls of"
                        + " 200 ms; that takes 6 s · perf.yaml:18");
    }

    @Test
    void scenarios_come_by_urgency_and_can_be_linked_to_by_their_names() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(SampleRuns.mixed()));

        assertThat(document.attributes("id"))
                .containsExactly("economy-transfer", "result-submit", "ws-broadcast", "registration");
        assertThat(document.texts("subject"))
                .containsExactly("economy-transfer", "result-submit", "ws-broadcast", "registration", "all scenarios");
    }

    @Test
    void verdict_comes_first_in_words_then_what_broke() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(SampleRuns.mixed()));

        assertThat(document.all("h1")).extracting(ReportDocument::text).containsExactly("✖ 3 of 15 objectives broken");
        assertThat(document.texts("when"))
                .containsExactly("6 held, 1 undecided, 2 with too few operations, 3 not measured"
                        + " · 24 Nov 2026 02:31 UTC · took 4 min 51 s");
        assertThat(ReportDocument.text(document.all("ul").get(0)))
                .startsWith(
                        "economy-transfer p95 ≤ 265ms: observed 627 ms [484, 963] 939 of 6000 operations took longer");
    }

    @Test
    void header_says_what_decides_whether_the_figures_can_be_trusted() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(SampleRuns.mixed()));

        assertThat(ReportDocument.text(document.withClass("chips").get(0)))
                .isEqualTo("timed from the intended start operations 12,240 of 12,240 planned"
                        + " ! load generator stood still 3 times, up to 48 ms PostgreSQL 18.6 fsync on"
                        + " synchronous_commit on shared_buffers 128MB"
                        + " JDK OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1deb12u1 cores 2 system Linux 6.1.0 amd64"
                        + " commit a41c9e2 seed 8842101 run 5b1f6c1e-0d5c-4d5c-9f0e-6a3f4b1f2c11");
    }

    @Test
    void scenario_shows_errors_counters_measurements_invariants_and_the_generator() throws Exception {
        String text = ReportDocument.parse(REPORT.text(SampleRuns.mixed())).text();

        assertThat(text)
                .contains(
                        "6,000 planned = 6,000 started + 0 dropped; started = 5,851 succeeded + 149 failed + 0 timed"
                                + " out + 0 unfinished.",
                        "125 2.08 % PSQLException 40001 ERROR: could not serialize access due to concurrent update",
                        "24 0.4 % insufficient funds wallet 1271 has 3, transfer needs 5",
                        "retries 412",
                        "connection acquired 501 0.925 2.55 2.82 3.04 – 3.1",
                        "✔ held no tournament has more players than places 128 tournaments checked",
                        "The generator itself stood still 3 times, 48 ms at most.",
                        "312 operations started late, with none of 64 workers waiting; they count from their intended"
                                + " start.");
    }

    @Test
    void what_is_not_proven_is_named_and_never_green() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(SampleRuns.unproven()));

        assertThat(document.texts("verdict"))
                .containsExactly(
                        "! invalid p50 ≤ 1s 50 ms [44.9, 56.1] 400",
                        "! not measured errors < 1% – – 0",
                        "? too few operations p95 ≤ 100ms 12 ms [9.99, -] 12",
                        "! not measured max ≤ 1s – – 0");
        assertThat(document.text())
                .contains(
                        "only 388 of 400 planned operations were started: the load was not delivered as planned",
                        "! Not measured: the server went away",
                        "the result has no scenario misspelt");
        assertThat(document.withClass("held")).isEmpty();
        assertThat(document.all("h1")).extracting(ReportDocument::text).containsExactly("! 1 of 4 objectives invalid");
    }

    @Test
    void run_without_any_objective_is_not_green() throws Exception {
        JudgedRun nothing = SampleRuns.judged(List.of(), List.of(), List.of());

        ReportDocument document = ReportDocument.parse(REPORT.text(nothing));

        assertThat(document.all("h1")).extracting(ReportDocument::text).containsExactly("! No objective was judged");
        assertThat(document.withClass("held")).isEmpty();
    }

    @Test
    void names_and_messages_from_outside_are_text_and_cut_to_a_readable_length() throws Exception {
        String html = REPORT.text(SampleRuns.hostile());

        ReportDocument document = ReportDocument.parse(html);
        assertThat(document.attributes("id")).containsExactly("-script-alert--x----script-", "-amp---b-");
        assertThat(document.texts("subject")).containsExactly(SampleRuns.HOSTILE, "&amp; <b>");
        assertThat(document.text())
                .contains(
                        "<img src=x onerror=alert(1)>",
                        "</code></body>long & endless \"message\"",
                        "more characters in result.json)",
                        "\"onload=\"alert(1) 7",
                        "</td></table>",
                        "' onclick='alert(1) ]]>\uFFFD\uFFFDevil\uFFFD");
        assertThat(SampleRuns.LONG_MESSAGE).hasSizeGreaterThan(10_000);
        assertThat(html).hasSizeLessThan(60_000);
    }

    @Test
    void header_names_the_first_that_broke_and_counts_the_rest() throws Exception {
        String[] objectives = IntStream.rangeClosed(1, 11)
                .mapToObj(millis -> "p95 <= " + millis + "ms")
                .toArray(String[]::new);
        SampleLoad load = new SampleLoad("slow", 100, 5).objectives(1, objectives);

        ReportDocument document =
                ReportDocument.parse(REPORT.text(SampleRuns.judged(List.of(load.result()), List.of(load), List.of())));

        String broken = ReportDocument.text(document.all("ul").get(0));
        assertThat(broken).contains("p95 ≤ 8ms").doesNotContain("p95 ≤ 9ms").endsWith("and 3 more, below");
        assertThat(document.texts("verdict")).hasSize(11);
    }

    @Test
    void scenario_that_is_named_like_the_words_for_all_of_them_is_not_mixed_up_with_them() throws Exception {
        SampleLoad load = new SampleLoad("all scenarios", 100, 5).objectives(1, "p95 <= 1s");
        DeclaredObjective overall =
                new DeclaredObjective(Optional.empty(), ObjectiveParser.parse("errors < 50%"), Optional.empty());

        ReportDocument document = ReportDocument.parse(
                REPORT.text(SampleRuns.judged(List.of(load.result()), List.of(load), List.of(overall))));

        assertThat(document.texts("subject")).containsExactly("all scenarios", "all scenarios");
        assertThat(document.texts("verdict")).hasSize(2);
        assertThat(document.attributes("href")).containsExactly("#all-scenarios");
    }

    @Test
    void thousand_operations_fill_a_page_as_well() throws Exception {
        JudgedRun run = SampleRuns.large(100, 10);
        assertThat(run.result().scenarios().get(0).counts().scheduled()).isEqualTo(1_000);

        String html = REPORT.text(run);

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(ReportDocument.parse(html).all("title")).hasSize(1 + 10);
    }

    @Test
    void ten_million_operations_of_half_an_hour_stay_a_small_file() throws Exception {
        JudgedRun run = SampleRuns.large(5_556, 1_800);
        assertThat(run.result().scenarios().get(0).counts().scheduled()).isGreaterThan(10_000_000);

        String html = REPORT.text(run);

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(ReportDocument.parse(html).all("title")).hasSize(1 + Columns.MOST);
    }

    @Test
    void same_run_from_memory_and_from_its_file_gives_the_same_bytes(@TempDir Path directory) {
        JudgedRun run = SampleRun.realistic();
        Path file = directory.resolve("result.json");
        ResultJson.write(run, file);

        assertThat(REPORT.text(ResultJson.read(file))).isEqualTo(REPORT.text(run));
    }

    @Test
    void end_of_the_page_says_how_to_run_the_same_again() throws Exception {
        ReportDocument document = ReportDocument.parse(REPORT.text(SampleRuns.mixed()));

        assertThat(document.all("pre"))
                .singleElement()
                .satisfies(commands -> assertThat(commands.getTextContent()).isEqualTo("""
                    git checkout a41c9e2
                    mvn verify -Dperf.seed=8842101
                    mvn verify -Dperf.seed=8842101 -Dperf.scenario=economy-transfer
                    mvn verify -Dperf.seed=8842101 -Dperf.scenario=result-submit
                    mvn verify -Dperf.seed=8842101 -Dperf.scenario=ws-broadcast\
                    """));
    }

    @Test
    void style_sheet_has_a_rule_for_every_colour_of_the_markup() throws Exception {
        String html = REPORT.text(SampleRuns.mixed());
        ReportDocument document = ReportDocument.parse(html);
        String css = document.all("style").get(0).getTextContent();

        assertThat(Set.copyOf(document.attributes("fill"))).allSatisfy(colour -> assertRule(css, "[fill=\"", colour));
        assertThat(Set.copyOf(document.attributes("stroke")))
                .allSatisfy(colour -> assertRule(css, "[stroke=\"", colour));
        assertThat(Set.copyOf(document.attributes("color")))
                .allSatisfy(colour -> assertRule(css, "font[color=\"", colour));
    }

    private static void assertRule(String css, String selector, String colour) {
        assertThat(colour.equals("none") || css.contains(selector + colour + "\"] {"))
                .as(colour)
                .isTrue();
    }
}
