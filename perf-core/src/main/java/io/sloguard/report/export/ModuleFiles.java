package io.sloguard.report.export;

import io.sloguard.PerfException;
import io.sloguard.report.ModuleOutcome;
import io.sloguard.report.ModuleOutcomes;
import io.sloguard.report.VerdictWords;
import io.sloguard.report.html.ModulesPage;
import io.sloguard.slo.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * All modules of a build as files of one directory: a page, and a summary in Markdown. Their names are not those of the
 * reports of one run, which may be in the same directory. Thread-safe as far as the directory is not shared.
 *
 * @param directory the directory; it is made if it is missing
 */
public record ModuleFiles(Path directory) {

    public ModuleFiles {
        Objects.requireNonNull(directory, "directory");
    }

    /** Returns the place of the page. */
    public Path page() {
        return directory.resolve("modules.html");
    }

    /** Returns the place of the summary. */
    public Path summary() {
        return directory.resolve("modules.md");
    }

    /**
     * Writes the page and the summary.
     *
     * @return the text of the summary
     * @throws PerfException if they cannot be written
     */
    public String write(ModuleOutcomes outcomes) {
        String summary = markdown(outcomes);
        try {
            ReportFiles.write(new ModulesPage(directory).text(outcomes), page());
            ReportFiles.write(summary, summary());
        } catch (IOException refused) {
            throw new PerfException(
                    "the joint summary of the modules cannot be written to " + directory + ": " + refused
                            + ". Is the disk full, or the directory read-only? The verdicts are not affected",
                    refused);
        }
        return summary;
    }

    private static String markdown(ModuleOutcomes outcomes) {
        Markdown page = new Markdown();
        page.add("## {} {}\n\n", VerdictWords.symbol(outcomes.state()), outcomes.sentence());
        page.add("| | module | |\n|---|---|---|\n");
        for (ModuleOutcome module : outcomes.modules()) {
            page.add("| {} | {} | {}", VerdictWords.of(module.state()), module.module(), module.sentence());
            for (Verdict verdict :
                    module.open().stream().limit(ModuleOutcomes.MOST_VERDICTS).toList()) {
                page.add(
                        "<br>{} {}: {}",
                        verdict.objective().subject(),
                        VerdictWords.objective(verdict),
                        VerdictWords.figures(verdict));
            }
            page.add(" |\n");
        }
        page.add("\n");
        return page.document();
    }
}
