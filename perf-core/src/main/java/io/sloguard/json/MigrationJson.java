package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.Blocker;
import io.sloguard.result.BuildPhase;
import io.sloguard.result.LockWait;
import io.sloguard.result.LockWatchResult;
import io.sloguard.result.LookGaps;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.ResponseMaxima;
import io.sloguard.result.ScaledControl;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Span;
import io.sloguard.result.Windows;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Writes and reads the migrations of a run. */
final class MigrationJson {

    /** Writes what one scenario measured, as an object. */
    @FunctionalInterface
    interface ScenarioWriter {

        void write(ScenarioResult scenario) throws IOException;
    }

    private final JsonGenerator json;
    private final ScenarioWriter scenarios;

    MigrationJson(JsonGenerator json, ScenarioWriter scenarios) {
        this.json = json;
        this.scenarios = scenarios;
    }

    void write(MigrationResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", result.name());
        json.writeStringField("scenario", result.scenario());
        optional("error", result.error());
        optional("withoutControl", result.withoutControl());
        optional("repeated", result.repeated());
        if (result.proof().isPresent()) {
            trial("proof", result.proof().get());
        }
        if (result.control().isPresent()) {
            trial("control", result.control().get());
        }
        if (result.scaledControl().isPresent()) {
            ScaledControl scaled = result.scaledControl().get();
            json.writeObjectFieldStart("scaledControl");
            json.writeStringField("table", scaled.table());
            json.writeNumberField("rows", scaled.rows());
            trial("trial", scaled.trial());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void optional(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }

    private void trial(String name, MigrationTrial trial) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("change", trial.change());
        optional("failure", trial.failure());
        span("during", trial.during());
        if (trial.openTransaction().isPresent()) {
            span("openTransaction", trial.openTransaction().get());
        }
        json.writeArrayFieldStart("invalidIndexes");
        for (String index : trial.invalidIndexes()) {
            json.writeString(index);
        }
        json.writeEndArray();
        watch(trial.watch());
        json.writeObjectFieldStart("maxima");
        json.writeNumberField("slotNanos", trial.maxima().slotNanos());
        json.writeArrayFieldStart("maximaNanos");
        for (long nanos : trial.maxima().maximaNanos()) {
            json.writeNumber(nanos);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("windows");
        for (ScenarioResult window : trial.windows().all()) {
            scenarios.write(window);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void watch(LockWatchResult watch) throws IOException {
        json.writeObjectFieldStart("locks");
        optional("error", watch.error());
        json.writeNumberField("looks", watch.looks());
        json.writeNumberField("medianGapNanos", watch.gaps().medianNanos());
        json.writeNumberField("p99GapNanos", watch.gaps().p99Nanos());
        json.writeNumberField("longestGapNanos", watch.gaps().longestNanos());
        json.writeNumberField("longestMissedNanos", watch.gaps().longestMissedNanos());
        json.writeArrayFieldStart("waits");
        for (LockWait wait : watch.waits()) {
            json.writeStartObject();
            json.writeNumberField("session", wait.session());
            json.writeStringField("table", wait.table());
            span("span", wait.span());
            json.writeNumberField("mostNanos", wait.mostNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("phases");
        for (BuildPhase phase : watch.phases()) {
            phase(phase);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void phase(BuildPhase phase) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", phase.name());
        span("span", phase.span());
        json.writeArrayFieldStart("blockers");
        for (Blocker blocker : phase.blockers()) {
            json.writeStartObject();
            json.writeNumberField("session", blocker.session());
            json.writeStringField("application", blocker.application());
            json.writeStringField("statement", blocker.statement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void span(String name, Span span) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("fromNanos", span.fromNanos());
        json.writeNumberField("toNanos", span.toNanos());
        json.writeEndObject();
    }

    /**
     * Reads a migration.
     *
     * @param scenarios reads what one scenario measured
     */
    static MigrationResult read(JsonObject json, Function<JsonObject, ScenarioResult> scenarios) {
        return new MigrationResult(
                json.text("name"),
                json.text("scenario"),
                trial(json, "proof", scenarios),
                trial(json, "control", scenarios),
                json.has("scaledControl")
                        ? Optional.of(scaled(json.object("scaledControl"), scenarios))
                        : Optional.empty(),
                json.optionalText("withoutControl"),
                json.optionalText("repeated"),
                json.optionalText("error"));
    }

    private static Optional<MigrationTrial> trial(
            JsonObject json, String name, Function<JsonObject, ScenarioResult> scenarios) {
        return json.has(name) ? Optional.of(trial(json.object(name), scenarios)) : Optional.empty();
    }

    private static ScaledControl scaled(JsonObject json, Function<JsonObject, ScenarioResult> scenarios) {
        return new ScaledControl(json.text("table"), json.number("rows"), trial(json.object("trial"), scenarios));
    }

    private static MigrationTrial trial(JsonObject json, Function<JsonObject, ScenarioResult> scenarios) {
        JsonObject maxima = json.object("maxima");
        return new MigrationTrial(
                json.text("change"),
                span(json.object("during")),
                windows(json, scenarios),
                new ResponseMaxima(maxima.number("slotNanos"), maxima.numbers("maximaNanos")),
                watch(json.object("locks")),
                json.has("openTransaction") ? Optional.of(span(json.object("openTransaction"))) : Optional.empty(),
                json.texts("invalidIndexes"),
                json.optionalText("failure"));
    }

    private static Windows windows(JsonObject json, Function<JsonObject, ScenarioResult> scenarios) {
        var windows = json.objects("windows").stream().map(scenarios).toList();
        if (windows.size() != 3) {
            throw json.wrong("windows", "a list of three: before, during and after");
        }
        return new Windows(windows.get(0), windows.get(1), windows.get(2));
    }

    private static LockWatchResult watch(JsonObject json) {
        return new LockWatchResult(
                json.number("looks"),
                new LookGaps(
                        json.number("medianGapNanos"),
                        json.number("p99GapNanos"),
                        json.number("longestGapNanos"),
                        json.number("longestMissedNanos")),
                json.objects("waits").stream()
                        .map(wait -> new LockWait(
                                wait.number("session"),
                                wait.text("table"),
                                span(wait.object("span")),
                                wait.number("mostNanos")))
                        .toList(),
                json.objects("phases").stream().map(MigrationJson::phase).toList(),
                json.optionalText("error"));
    }

    private static BuildPhase phase(JsonObject json) {
        return new BuildPhase(
                json.text("name"),
                span(json.object("span")),
                json.objects("blockers").stream()
                        .map(one -> new Blocker(one.number("session"), one.text("application"), one.text("statement")))
                        .toList());
    }

    private static Span span(JsonObject json) {
        return new Span(json.number("fromNanos"), json.number("toNanos"));
    }
}
