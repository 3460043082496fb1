package io.sloguard.maven;

import io.sloguard.PerfException;
import io.sloguard.ci.GitHubActions;
import io.sloguard.report.ModuleOutcomes;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.report.export.ModuleFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Prints and writes what became of all modules of a build. What cannot be written is a warning: it decides nothing. */
final class JointSummary {

    private final ModuleFiles files;
    private final Log log;

    JointSummary(Path directory, Log log) {
        this.files = new ModuleFiles(directory);
        this.log = log;
    }

    /** Does nothing if there is nothing to tell. */
    void tell(Optional<ModuleOutcomes> told) {
        told.ifPresent(outcomes -> {
            outcomes.lines(Symbols.ofTerminal()).forEach(line -> log(line, log));
            write(outcomes);
        });
    }

    private void write(ModuleOutcomes outcomes) {
        try {
            String summary = files.write(outcomes);
            log.info("modules " + files.page().toAbsolutePath().toUri());
            GitHubActions.ofThisProcess().add(summary).ifPresent(log::warn);
        } catch (PerfException refused) {
            log.warn(refused.getMessage());
        }
    }

    static void log(ReportLine line, Log log) {
        switch (line.level()) {
            case INFO -> log.info(line.text());
            case WARNING -> log.warn(line.text());
            case ERROR -> log.error(line.text());
        }
    }
}
