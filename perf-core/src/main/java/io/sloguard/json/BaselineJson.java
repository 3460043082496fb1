package io.sloguard.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineEntry.Budget;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.BaselineReference;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunMetric;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What stores keep of runs, one JSON object on one line each, and what a result says of the runs that it is compared with.
 * Thread-safe.
 */
public final class BaselineJson {

    /** The name and version of the format of a line. */
    public static final String SCHEMA = "perf-baseline/1";

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What stands where bytes were not UTF-8. */
    private static final char UNDECODABLE = '\uFFFD';

    private BaselineJson() {}

    /** Returns an entry as one line. */
    public static String write(BaselineEntry entry) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("standing", entry.standing().toString());
            key(entry.key(), json);
            figures(entry.figures(), json);
            json.writeArrayFieldStart("budgets");
            for (Budget budget : entry.budgets()) {
                json.writeStartObject();
                json.writeStringField("objective", budget.objective());
                json.writeNumberField("allowed", budget.allowed());
                json.writeNumberField("operations", budget.operations());
                json.writeNumberField("exceeding", budget.exceeding());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text takes every line", impossible);
        }
        return line.toString();
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if the line is damaged, or of another format or version; the message says why
     */
    public static BaselineEntry read(String line) {
        if (line.indexOf(UNDECODABLE) >= 0) {
            throw new IllegalArgumentException("it is not UTF-8 text");
        }
        try (JsonParser parser = FACTORY.createParser(line)) {
            return entry(JsonObject.read(parser));
        } catch (JsonProcessingException syntax) {
            throw new IllegalArgumentException(
                    syntax.getOriginalMessage().lines().findFirst().orElse("no JSON"), syntax);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text gives every letter", impossible);
        }
    }

    private static BaselineEntry entry(JsonObject json) {
        String schema = json.text("schema");
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("its schema is " + schema + ", this version reads " + SCHEMA);
        }
        return new BaselineEntry(
                json.constant(
                        "standing", List.of(BaselineEntry.Standing.values()), name -> name.toLowerCase(Locale.ROOT)),
                key(json.object("key")),
                figures(json),
                json.objects("budgets").stream()
                        .map(one -> new Budget(
                                one.text("objective"),
                                one.decimal("allowed"),
                                one.number("operations"),
                                one.number("exceeding")))
                        .toList());
    }

    /** Writes what a run is compared with, as a member of its result. */
    static void write(List<BaselineReference> references, JsonGenerator json) throws IOException {
        if (references.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("baselines");
        for (BaselineReference reference : references) {
            json.writeStartObject();
            key(reference.key(), json);
            json.writeArrayFieldStart("runs");
            for (RunFigures run : reference.runs()) {
                json.writeStartObject();
                figures(run, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (reference.confirmation().isPresent()) {
                json.writeObjectFieldStart("confirmation");
                figures(reference.confirmation().get(), json);
                json.writeEndObject();
            }
            if (reference.unconfirmed().isPresent()) {
                json.writeStringField("unconfirmed", reference.unconfirmed().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Reads what a run is compared with from its result. */
    static List<BaselineReference> references(JsonObject result) {
        return result.has("baselines")
                ? result.objects("baselines").stream()
                        .map(BaselineJson::reference)
                        .toList()
                : List.of();
    }

    private static BaselineReference reference(JsonObject json) {
        return new BaselineReference(
                key(json.object("key")),
                json.objects("runs").stream().map(BaselineJson::figures).toList(),
                json.has("confirmation") ? Optional.of(figures(json.object("confirmation"))) : Optional.empty(),
                json.optionalText("unconfirmed"));
    }

    static void key(BaselineKey key, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("key");
        json.writeStringField("scenario", key.scenario());
        json.writeStringField("load", key.load());
        json.writeStringField("machine", key.machine());
        json.writeNumberField("jdk", key.jdk());
        json.writeStringField("system", key.system());
        json.writeEndObject();
    }

    private static BaselineKey key(JsonObject json) {
        return new BaselineKey(
                json.text("scenario"),
                json.text("load"),
                json.text("machine"),
                json.integer("jdk"),
                json.text("system"));
    }

    private static void figures(RunFigures run, JsonGenerator json) throws IOException {
        json.writeStringField("runId", run.runId());
        json.writeStringField("startedAt", run.startedAt().toString());
        json.writeStringField("commit", run.commit());
        json.writeNumberField("operations", run.operations());
        json.writeObjectFieldStart("figures");
        for (Map.Entry<RunMetric, Double> figure : run.values().entrySet()) {
            json.writeNumberField(figure.getKey().toString(), figure.getValue());
        }
        json.writeEndObject();
    }

    private static RunFigures figures(JsonObject json) {
        JsonObject figures = json.object("figures");
        Map<RunMetric, Double> values = new EnumMap<>(RunMetric.class);
        for (String name : figures.names()) {
            RunMetric metric = RunMetric.of(name)
                    .orElseThrow(() -> new IllegalArgumentException("unknown figure \"" + name + "\""));
            values.put(metric, figures.decimal(name));
        }
        return new RunFigures(
                json.text("runId"), json.instant("startedAt"), json.text("commit"), json.number("operations"), values);
    }
}
