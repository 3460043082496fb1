package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.diagnosis.BlockedTime;
import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.ProbeReport;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.result.diagnosis.TraceStep;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes and reads why operations were slow. */
final class DiagnosisJson {

    private final JsonGenerator json;

    DiagnosisJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Diagnosis diagnosis) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", diagnosis.of().subject());
        json.writeStringField("run", runName(diagnosis.of().part().name()));
        json.writeArrayFieldStart("slow");
        for (SlowTime slow : diagnosis.slow()) {
            slow(slow);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("slowest");
        for (SlowOperation operation : diagnosis.slowest()) {
            operation(operation);
        }
        json.writeEndArray();
        if (diagnosis.probe().isPresent()) {
            probe(diagnosis.probe().get());
        }
        new ActivityJson(json).write(diagnosis.activity());
        if (diagnosis.loadJvm().isPresent()) {
            new LoadJvmJson(json).write(diagnosis.loadJvm().get());
        }
        json.writeArrayFieldStart("missing");
        for (String missing : diagnosis.missing()) {
            json.writeString(missing);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void slow(SlowTime slow) throws IOException {
        json.writeStartObject();
        json.writeNumberField("thresholdNanos", slow.thresholdNanos());
        json.writeNumberField("operations", slow.operations());
        json.writeNumberField("nanos", slow.nanos());
        json.writeNumberField("samples", slow.samples());
        json.writeArrayFieldStart("causes");
        for (CauseTime cause : slow.causes()) {
            json.writeStartObject();
            cause(cause.cause());
            json.writeNumberField("nanos", cause.nanos());
            json.writeNumberField("queuedNanos", cause.queuedNanos());
            json.writeArrayFieldStart("blockers");
            for (BlockedTime blocked : cause.blockers()) {
                json.writeStartObject();
                blocker(blocked.blocker());
                json.writeNumberField("nanos", blocked.nanos());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void cause(Cause cause) throws IOException {
        json.writeStringField("cause", cause.kind().name().toLowerCase(Locale.ROOT));
        if (!cause.object().isEmpty()) {
            json.writeStringField("object", cause.object());
        }
        if (!cause.statement().isEmpty()) {
            json.writeStringField("statement", cause.statement());
        }
    }

    private void blocker(Blocker blocker) throws IOException {
        json.writeStringField("session", blocker.session());
        json.writeStringField("state", blocker.state());
        json.writeStringField("statement", blocker.statement());
    }

    private void operation(SlowOperation operation) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", operation.number());
        json.writeNumberField("intendedNanos", operation.intendedNanos());
        json.writeNumberField("pausedNanos", operation.pausedNanos());
        json.writeNumberField("waitedNanos", operation.waitedNanos());
        json.writeNumberField("serviceNanos", operation.serviceNanos());
        json.writeArrayFieldStart("steps");
        for (TraceStep step : operation.steps()) {
            json.writeStartObject();
            json.writeNumberField("fromNanos", step.fromNanos());
            json.writeNumberField("samples", step.samples());
            cause(step.cause());
            if (step.blocker().isPresent()) {
                json.writeObjectFieldStart("blocker");
                blocker(step.blocker().get());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void probe(ProbeReport probe) throws IOException {
        json.writeObjectFieldStart("probe");
        json.writeNumberField("samples", probe.samples());
        json.writeNumberField("elapsedNanos", probe.elapsedNanos());
        json.writeNumberField("busyNanos", probe.busyNanos());
        json.writeEndObject();
    }

    private static String runName(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Diagnosis read(JsonObject json) {
        return new Diagnosis(
                new DiagnosedRun(
                        json.text("subject"),
                        json.constant("run", List.of(DiagnosedRun.Part.values()), DiagnosisJson::runName)),
                json.objects("slow").stream().map(DiagnosisJson::readSlow).toList(),
                json.objects("slowest").stream()
                        .map(DiagnosisJson::readOperation)
                        .toList(),
                json.has("probe") ? Optional.of(readProbe(json.object("probe"))) : Optional.empty(),
                ActivityJson.read(json),
                json.has("loadJvm") ? Optional.of(LoadJvmJson.read(json.object("loadJvm"))) : Optional.empty(),
                json.texts("missing"));
    }

    private static SlowTime readSlow(JsonObject json) {
        return new SlowTime(
                json.number("thresholdNanos"),
                json.number("operations"),
                json.number("nanos"),
                json.number("samples"),
                json.objects("causes").stream()
                        .map(DiagnosisJson::readCauseTime)
                        .toList());
    }

    private static CauseTime readCauseTime(JsonObject json) {
        return new CauseTime(
                readCause(json),
                json.number("nanos"),
                json.number("queuedNanos"),
                json.objects("blockers").stream()
                        .map(one -> new BlockedTime(readBlocker(one), one.number("nanos")))
                        .toList());
    }

    private static Cause readCause(JsonObject json) {
        return new Cause(
                json.constant("cause", List.of(Cause.Kind.values()), name -> name.toLowerCase(Locale.ROOT)),
                json.optionalText("object").orElse(""),
                json.optionalText("statement").orElse(""));
    }

    private static Blocker readBlocker(JsonObject json) {
        return new Blocker(json.text("session"), json.text("state"), json.text("statement"));
    }

    private static SlowOperation readOperation(JsonObject json) {
        return new SlowOperation(
                json.number("number"),
                json.number("intendedNanos"),
                json.number("pausedNanos"),
                json.number("waitedNanos"),
                json.number("serviceNanos"),
                json.objects("steps").stream().map(DiagnosisJson::readStep).toList());
    }

    private static TraceStep readStep(JsonObject json) {
        return new TraceStep(
                json.number("fromNanos"),
                json.integer("samples"),
                readCause(json),
                json.has("blocker") ? Optional.of(readBlocker(json.object("blocker"))) : Optional.empty());
    }

    private static ProbeReport readProbe(JsonObject json) {
        return new ProbeReport(json.number("samples"), json.number("elapsedNanos"), json.number("busyNanos"));
    }
}
