package io.sloguard.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.report.SampleLoad;
import io.sloguard.report.SampleRuns;
import io.sloguard.report.export.MarkdownReport;
import io.sloguard.slo.JudgedRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsTest {

    private static final String REPRODUCE = "mvn verify";

    @TempDir
    private Path workspace;

    private Path module;
    private Path result;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void namePlaces() {
        module = workspace.resolve("shop");
        result = module.resolve("target/perf/result.json");
    }

    @Test
    void objectives_that_did_not_hold_are_annotated_at_their_line_of_the_repository() {
        assertThat(show(SampleRuns.unproven(), actions())).isEmpty();

        assertThat(lines())
                .containsExactly(
                        "::error file=shop/perf.yaml,line=3,title=SLO invalid%3A undelivered p50 <= 1s::invalid, observed"
                                + " 50 ms, 95 %25 bounds [44.9, 56.1], n 400%0Aonly 388 of 400 planned operations were"
                                + " started: the load was not delivered as planned",
                        "::error file=shop/perf.yaml,line=7,title=SLO not measured%3A missing errors < 1%25::not measured,"
                                + " n 0%0Athe server went away",
                        "::error file=shop/perf.yaml,line=9,title=SLO not measured%3A misspelt max <= 1s::not measured,"
                                + " n 0%0Athe result has no scenario misspelt",
                        "::warning file=shop/perf.yaml,line=5,title=SLO too few operations%3A short p95 <= 100ms::too few"
                                + " operations, observed 12 ms, 95 %25 bounds [9.99, -], n 12%0A0 of 12 operations took"
                                + " longer, 5 %25 may; about 47 more operations would decide");
    }

    @Test
    void more_than_eight_are_seven_and_a_count_of_the_rest() {
        String[] objectives = IntStream.rangeClosed(1, 11)
                .mapToObj(millis -> "p95 <= " + millis + "ms")
                .toArray(String[]::new);
        SampleLoad load = new SampleLoad("slow", 100, 5).objectives(1, objectives);

        show(SampleRuns.judged(List.of(load.result()), List.of(load), List.of()), actions());

        assertThat(lines()).hasSize(8);
        assertThat(lines().get(7)).isEqualTo("::warning title=SLO::and 4 more that did not hold, in the report");
    }

    @Test
    void text_from_outside_starts_no_command_of_its_own() {
        show(SampleRuns.hostile(), actions());

        assertThat(lines()).hasSize(4).allMatch(line -> line.startsWith("::error "));
    }

    @Test
    void summary_is_added_behind_what_other_steps_wrote() throws Exception {
        Path summary = Files.writeString(workspace.resolve("summary"), "of another step\n");
        JudgedRun run = SampleRuns.held();

        Optional<String> problem = show(run, Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

        assertThat(problem).isEmpty();
        assertThat(summary).content().isEqualTo("of another step\n" + new MarkdownReport(REPRODUCE).text(run));
        assertThat(lines()).isEmpty();
    }

    @Test
    void summary_that_cannot_be_added_is_told() {
        Optional<String> problem = show(SampleRuns.held(), Map.of("GITHUB_STEP_SUMMARY", workspace.toString()));

        assertThat(problem)
                .contains("the summary cannot be added to GITHUB_STEP_SUMMARY, " + workspace
                        + ": java.nio.file.FileSystemException: " + workspace
                        + ": Is a directory. The verdict is not affected");
    }

    @Test
    void result_that_cannot_be_read_is_told() {
        Optional<String> problem = github(actions()).show(result, module, REPRODUCE);

        assertThat(problem.orElseThrow())
                .startsWith("nothing is shown in the CI system: the result " + result + " cannot be read: ");
    }

    @Test
    void elsewhere_nothing_is_read_and_nothing_printed() {
        Optional<String> problem = github(Map.of("GITHUB_ACTIONS", "false")).show(result, module, REPRODUCE);

        assertThat(problem).isEmpty();
        assertThat(lines()).isEmpty();
    }

    private Map<String, String> actions() {
        return Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", workspace.toString());
    }

    private Optional<String> show(JudgedRun run, Map<String, String> environment) {
        ResultJson.write(run, result);
        return github(environment).show(result, module, REPRODUCE);
    }

    private GitHubActions github(Map<String, String> environment) {
        return new GitHubActions(environment, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
