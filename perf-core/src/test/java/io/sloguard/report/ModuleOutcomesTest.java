package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleOutcomesTest {

    private static final Path PAGE = Path.of("report.html");

    private static final ModuleOutcomes ALL = new ModuleOutcomes(List.of(
            ModuleOutcome.of("shop", SampleRuns.held(), PAGE),
            ModuleOutcome.unknown("orders", "the load JVM was killed\u001b[31m"),
            ModuleOutcome.of("arena", SampleRuns.mixed(), PAGE)));

    @Test
    void the_worst_module_comes_first_with_what_is_worst_in_it() {
        assertThat(ALL.lines(Symbols.ASCII))
                .containsExactly(
                        ReportLine.info(""),
                        ReportLine.error("[FAIL] 1 of 3 modules broken, 1 not measured, 1 held"),
                        ReportLine.error(
                                "[FAIL] arena                    3 of 15 objectives broken, 6 held, 1 undecided, 2 with too"
                                        + " few operations, ..."),
                        ReportLine.error(
                                "         economy-transfer p95 <= 265ms: broken, observed 627 ms, 95 % bounds [484,"
                                        + " 963], n 6,000"),
                        ReportLine.error(
                                "         economy-transfer p99 <= 400ms: broken, observed 3150 ms, 95 % bounds [3149,"
                                        + " 3150], n 6,000"),
                        ReportLine.error(
                                "         economy-transfer errors < 1%: broken, observed 2.49 %, 95 % bounds [1.8,"
                                        + " 3.34], n 6,000"),
                        ReportLine.warning("[!!]   orders                   the load JVM was killed [31m"),
                        ReportLine.info("[ok]   shop                     All 2 objectives held"));
    }

    @Test
    void no_line_is_wider_than_a_terminal() {
        ModuleOutcomes wide =
                new ModuleOutcomes(List.of(ModuleOutcome.unknown("m".repeat(500), "why ".repeat(500)), hostile()));

        assertThat(wide.lines(Symbols.ASCII))
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.text().length() <= ConsoleReport.WIDTH)
                .allMatch(line -> line.text().matches("[\\x20-\\x7e]*"));
    }

    private static ModuleOutcome hostile() {
        return ModuleOutcome.of(SampleRuns.HOSTILE, SampleRuns.hostile(), PAGE);
    }

    @Test
    void without_a_module_nothing_is_known() {
        ModuleOutcomes none = new ModuleOutcomes(List.of());

        assertThat(none.state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(none.sentence()).isEqualTo("No module was measured");
    }

    @Test
    void a_run_that_judged_nothing_did_not_hold() {
        assertThat(ModuleOutcome.of("empty", SampleRuns.none(), PAGE).state()).isEqualTo(VerdictState.NO_DATA);
    }
}
