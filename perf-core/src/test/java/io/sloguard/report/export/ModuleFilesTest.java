package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import io.sloguard.report.ModuleOutcome;
import io.sloguard.report.ModuleOutcomes;
import io.sloguard.report.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFilesTest {

    private static final ModuleOutcomes OUTCOMES = new ModuleOutcomes(List.of(
            ModuleOutcome.of("shop", SampleRuns.held(), Path.of("report.html")),
            ModuleOutcome.unknown("a|b", "@team <b>")));

    @TempDir
    private Path directory;

    @Test
    void the_summary_is_one_table_whatever_the_modules_say() throws IOException {
        ModuleFiles files = new ModuleFiles(directory.resolve("perf"));

        String summary = files.write(OUTCOMES);

        assertThat(summary).isEqualTo("""
                ## ! 1 of 2 modules not measured, 1 held

                | | module | |
                |---|---|---|
                | ! not measured | a\\|b | \\@<!-- -->team \\<b\\> |
                | ✔ held | shop | All 2 objectives held |

                """);
        assertThat(files.summary()).hasContent(summary);
        assertThat(files.page()).content().contains("1 of 2 modules not measured, 1 held");
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new ModuleFiles(file.resolve("perf")).write(OUTCOMES))
                .isInstanceOf(PerfException.class)
                .hasMessageStartingWith(
                        "the joint summary of the modules cannot be written to " + file.resolve("perf"));
    }
}
