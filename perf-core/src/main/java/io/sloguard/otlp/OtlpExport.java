package io.sloguard.otlp;

import io.sloguard.PerfException;
import io.sloguard.json.CollectorAnswer;
import io.sloguard.json.ResultJson;
import io.sloguard.report.ReportLine;
import io.sloguard.report.export.OtlpMetrics;
import io.sloguard.slo.JudgedRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Sends the metrics of a run to the collector that the environment names, if it names one. Whatever becomes of that changes
 * neither verdict nor report, and takes no longer than the environment allows, by default ten seconds. No secret of the
 * environment is part of what it says. Immutable and thread-safe.
 */
public final class OtlpExport {

    private static final int SHOWN = 200;
    private static final String UNAFFECTED = ". Verdict and reports are not affected";

    private final Map<String, String> environment;

    /**
     * Creates the export of an environment.
     *
     * @param environment the variables of the process, as the specification of OpenTelemetry names them
     */
    public OtlpExport(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Returns the export of this process. */
    public static OtlpExport ofThisProcess() {
        return new OtlpExport(System.getenv());
    }

    /**
     * Sends the metrics of a result file, and waits for the answer.
     *
     * @return what became of it; empty if no collector is configured
     */
    public Optional<ReportLine> send(Path result) {
        return sent(() -> ResultJson.read(result));
    }

    /**
     * Sends the metrics of a run, and waits for the answer.
     *
     * @return what became of it; empty if no collector is configured
     */
    public Optional<ReportLine> send(JudgedRun run) {
        return sent(() -> run);
    }

    /** Where a run comes from. */
    private interface Source {
        JudgedRun run();
    }

    private Optional<ReportLine> sent(Source source) {
        try {
            Optional<OtlpSettings> settings = OtlpSettings.of(environment);
            return settings.map(present -> sent(source.run(), present));
        } catch (IllegalArgumentException | PerfException unusable) {
            return Optional.of(warning("no metrics were sent: " + unusable.getMessage()));
        }
    }

    private static ReportLine sent(JudgedRun run, OtlpSettings settings) {
        String refused = "the metrics were not sent to " + settings.place() + ": ";
        try {
            byte[] request = OtlpMetrics.text(run, settings.resource()).getBytes(StandardCharsets.UTF_8);
            return line(new Collector(settings).post(request), settings);
        } catch (TimeoutException late) {
            return warning(refused + "no complete answer within "
                    + settings.timeout().toMillis() + " ms (OTEL_EXPORTER_OTLP_TIMEOUT)");
        } catch (ExecutionException failed) {
            return warning(refused + without(settings, String.valueOf(failed.getCause()))
                    + ". Does the collector listen there, for OTLP over HTTP?");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return warning(refused + "interrupted");
        }
    }

    private static ReportLine line(Collector.Answer answer, OtlpSettings settings) {
        CollectorAnswer read = CollectorAnswer.read(answer.body());
        String said = read.message().isBlank() ? "" : ": " + without(settings, read.message());
        if (!answer.isSuccess()) {
            return warning("the metrics were not taken by " + settings.place() + ", status " + answer.status() + said);
        }
        if (read.rejectedDataPoints() > 0) {
            return warning(
                    settings.place() + " took the metrics but for " + read.rejectedDataPoints() + " points" + said);
        }
        return new ReportLine(ReportLine.Level.INFO, "metrics sent to " + settings.place() + said);
    }

    private static ReportLine warning(String text) {
        return new ReportLine(ReportLine.Level.WARNING, text + UNAFFECTED);
    }

    /** A collector may repeat what it was sent: no word of a header is shown, nor more than a line. */
    private static String without(OtlpSettings settings, String text) {
        String shown = text;
        for (String value : settings.headers().values()) {
            for (String secret : value.strip().split("\\s+")) {
                shown = secret.isEmpty() ? shown : shown.replace(secret, "***");
            }
        }
        shown = shown.replaceAll("\\p{Cntrl}+", " ");
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown;
    }
}
