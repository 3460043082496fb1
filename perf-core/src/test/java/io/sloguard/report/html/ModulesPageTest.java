package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.ModuleOutcome;
import io.sloguard.report.ModuleOutcomes;
import io.sloguard.report.SampleRuns;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ModulesPageTest {

    private static final Path ROOT = Path.of("build");

    @Test
    void each_module_links_to_its_report_from_where_the_page_is() throws Exception {
        ReportDocument page = page(
                ModuleOutcome.of("arena", SampleRuns.mixed(), ROOT.resolve("arena & more/target/perf/report.html")));

        assertThat(page.all("a").stream().map(link -> link.getAttribute("href")))
                .containsExactly("../../arena%20%26%20more/target/perf/report.html");
        assertThat(page.all("h1").get(0).getTextContent()).isEqualTo("✖ 1 of 1 module broken");
        assertThat(page.all("li")).hasSize(ModuleOutcomes.MOST_VERDICTS + 1);
    }

    @Test
    void what_comes_from_outside_is_text() throws Exception {
        ReportDocument page = page(
                ModuleOutcome.of(SampleRuns.HOSTILE, SampleRuns.hostile(), Path.of("<script>/report.html")),
                ModuleOutcome.unknown(SampleRuns.HOSTILE, SampleRuns.LONG_MESSAGE));

        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("h2").stream().map(Element::getTextContent)).containsOnly(SampleRuns.HOSTILE);
    }

    private static ReportDocument page(ModuleOutcome... modules) throws Exception {
        return ReportDocument.parse(
                new ModulesPage(ROOT.resolve("target/perf")).text(new ModuleOutcomes(List.of(modules))));
    }
}
