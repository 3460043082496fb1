package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.SampleLoad;
import io.sloguard.report.SampleRuns;
import io.sloguard.slo.JudgedRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private static final MarkdownReport REPORT = new MarkdownReport("mvn verify");

    @Test
    void text_says_the_verdict_first_then_what_needs_attention_most_and_why() {
        assertThat(REPORT.text(SampleRuns.unproven())).isEqualTo("""
                ## ! 1 of 4 objectives invalid

                **1 with too few operations, 2 not measured** · 24 Nov 2026 07\\:30 UTC · took 31.5 s

                | | scenario | objective | observed | 95 % bounds | n | |
                |---|---|---|--:|--:|--:|---|
                | ! invalid | undelivered | p50 ≤ 1s | **50 ms** | \\[44.9, 56.1\\] | 400 | perf.yaml\\:3 |
                | ! not measured | missing | errors \\< 1% | **–** | – | 0 | perf.yaml\\:7 |
                | ! not measured | misspelt | max ≤ 1s | **–** | – | 0 | perf.yaml\\:9 |
                | ? too few operations | short | p95 ≤ 100ms | **12 ms** | \\[9.99, -\\] | 12 | perf.yaml\\:5 |

                <details><summary>Why, and what was measured</summary>

                - undelivered p50 ≤ 1s: only 388 of 400 planned operations were started\\: the load was not delivered as planned
                - missing errors \\< 1%: the server went away
                - misspelt max ≤ 1s: the result has no scenario misspelt
                - short p95 ≤ 100ms: 0 of 12 operations took longer, 5 % may; about 47 more operations would decide

                | scenario | n | p50 ms | p95 ms | p99 ms | max ms | errors |
                |---|--:|--:|--:|--:|--:|--:|
                | undelivered | 400 | 50 | 95 | 97 | 97 | 12 |
                | short | 12 | 6 | 12 | 12 | 12 | 0 |
                | missing | 0 | – | – | – | – | 0 |

                </details>

                timed from the intended start · **! operations 400 of 412 planned** · load generator never stood still · PostgreSQL 18.6 · fsync on · JDK OpenJDK 17 · cores 2 · system Linux 6 amd64 · commit 1a2b3c4 · seed 42 · run 5f0c7f4e-run

                Run the same again: <code>mvn verify -Dperf.seed=42</code>
                """);
    }

    @Test
    void broken_invariants_stand_before_the_objectives() {
        assertThat(REPORT.text(SampleRuns.hostile())).containsSubsequence("broken invariant: ", "| ✖ broken |");
    }

    @Test
    void what_comes_from_outside_is_neither_markup_nor_without_end() {
        String markdown = REPORT.text(SampleRuns.hostile());

        assertThat(markdown)
                .contains("\\<script\\>alert('x')\\</script\\>", "\\&amp; \\<b\\>")
                .doesNotContainPattern("(?<!\\\\)<(script|b>|body|img)")
                .doesNotContain("\u202E")
                .hasSizeLessThan(4_000);
    }

    @Test
    void long_lists_are_cut_and_say_so() {
        String[] objectives = IntStream.rangeClosed(1, 130)
                .mapToObj(millis -> "p95 <= " + millis + "ms")
                .toArray(String[]::new);
        SampleLoad load = new SampleLoad("slow", 100, 5).objectives(1, objectives);
        JudgedRun run = SampleRuns.judged(List.of(load.result()), List.of(load), List.of());

        String markdown = REPORT.text(run);

        assertThat(markdown).contains("\nand 30 more objectives in report.html\n");
        assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(50_000);
    }
}
