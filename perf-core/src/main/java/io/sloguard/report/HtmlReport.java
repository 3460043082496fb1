package io.sloguard.report;

import io.sloguard.PerfException;
import io.sloguard.slo.JudgedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A run as one HTML file that needs nothing else: no network, no script, and no style sheet where those are blocked. It
 * shows what the judged run holds, the most urgent scenario first, and decides nothing. Each scenario of a plain name can
 * be linked to by that name: {@code report.html#registration}.
 *
 * <pre>{@code
 * new HtmlReport("mvn verify").write(run, Path.of("target/perf/report.html"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class HtmlReport {

    private final String reproduce;

    /**
     * Creates reports.
     *
     * @param reproduce the command that runs the same plan again, without seed and selection, for example
     *     {@code mvn verify}
     */
    public HtmlReport(String reproduce) {
        this.reproduce = Objects.requireNonNull(reproduce, "reproduce");
    }

    /** Returns the report of a run as a document that is HTML and well-formed XML. */
    public String html(JudgedRun run) {
        return HtmlPage.of(run, reproduce);
    }

    /**
     * Writes the report of a run: either the whole file is there afterwards or, if there was one, the former.
     *
     * @throws PerfException if it cannot be written, for example because the disk is full
     */
    public void write(JudgedRun run, Path file) {
        String html = html(run);
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(unfinished, html, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            deleteQuietly(unfinished, failure);
            throw new PerfException(
                    "the report cannot be written to " + file + ": " + failure
                            + ". Is the disk full, or the directory read-only? The result is not affected",
                    failure);
        }
    }

    private static void deleteQuietly(Path file, IOException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }
}
