package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Variant;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes and reads the experiments of a run. */
final class ExperimentJson {

    private final JsonGenerator json;
    private final RunWriter runs;

    /** Writes what was measured in one run. */
    interface RunWriter {

        void write(ScenarioResult run) throws IOException;
    }

    ExperimentJson(JsonGenerator json, RunWriter runs) {
        this.json = json;
        this.runs = runs;
    }

    void write(ExperimentResult experiment) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", experiment.name());
        if (experiment.error().isPresent()) {
            json.writeStringField("error", experiment.error().get());
        }
        variant("a", experiment.a());
        variant("b", experiment.b());
        json.writeArrayFieldStart("mayDiffer");
        for (String fact : experiment.mayDiffer()) {
            json.writeString(fact);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pairs");
        for (ExperimentPair pair : experiment.pairs()) {
            pair(pair);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void variant(String side, Variant variant) throws IOException {
        json.writeObjectFieldStart(side);
        texts("stated", variant.stated());
        texts("target", variant.target());
        json.writeEndObject();
    }

    private void texts(String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private void pair(ExperimentPair pair) throws IOException {
        json.writeStartObject();
        json.writeFieldName("a");
        runs.write(pair.a());
        json.writeFieldName("b");
        runs.write(pair.b());
        if (pair.control().isPresent()) {
            json.writeFieldName("control");
            runs.write(pair.control().get());
        }
        json.writeEndObject();
    }

    static ExperimentResult read(JsonObject json, Function<JsonObject, ScenarioResult> run) {
        return new ExperimentResult(
                json.text("name"),
                variant(json.object("a")),
                variant(json.object("b")),
                json.texts("mayDiffer"),
                json.objects("pairs").stream()
                        .map(pair -> new ExperimentPair(
                                run.apply(pair.object("a")),
                                run.apply(pair.object("b")),
                                pair.has("control")
                                        ? Optional.of(run.apply(pair.object("control")))
                                        : Optional.empty()))
                        .toList(),
                json.optionalText("error"));
    }

    private static Variant variant(JsonObject json) {
        return new Variant(texts(json.object("stated")), texts(json.object("target")));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.names().forEach(name -> texts.put(name, json.text(name)));
        return texts;
    }
}
