package io.sloguard.report.html;

import io.sloguard.report.Report;
import io.sloguard.slo.JudgedRun;
import java.util.Objects;

/**
 * A run as one HTML file that needs nothing else: no network, no script, and no style sheet where those are blocked. It
 * shows what the judged run holds, the most urgent scenario first. Each scenario of a plain name can be linked to by that
 * name: {@code report.html#registration}. Immutable and thread-safe.
 */
public final class HtmlReport implements Report {

    /** The name of the file. */
    public static final String FILE = "report.html";

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

    @Override
    public String fileName() {
        return FILE;
    }

    /** Returns the report as a document that is HTML and well-formed XML. */
    @Override
    public String text(JudgedRun run) {
        return HtmlPage.of(run, reproduce);
    }
}
