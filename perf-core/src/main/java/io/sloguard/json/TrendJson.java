package io.sloguard.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import io.sloguard.trend.BudgetTrend;
import io.sloguard.trend.Drift;
import io.sloguard.trend.LevelChange;
import io.sloguard.trend.MetricTrend;
import io.sloguard.trend.Trend;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A trend as one JSON document, for programs. Thread-safe. */
public final class TrendJson {

    /** The name and version of the format. */
    public static final String SCHEMA = "perf-trend/1";

    private static final JsonFactory FACTORY = new JsonFactory();

    private TrendJson() {}

    /** Returns the document. Latencies are nanoseconds. */
    public static String write(Trend trend) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeArrayFieldStart("metrics");
            for (MetricTrend metric : trend.metrics()) {
                metric(metric, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("budgets");
            for (BudgetTrend budget : trend.budgets()) {
                budget(budget, json);
            }
            json.writeEndArray();
            texts("remarks", trend.remarks(), json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text takes every document", impossible);
        }
        return text.toString();
    }

    private static void metric(MetricTrend metric, JsonGenerator json) throws IOException {
        json.writeStartObject();
        key(metric.key(), json);
        json.writeStringField("metric", metric.metric().toString());
        json.writeNumberField("level", metric.level());
        json.writeArrayFieldStart("runs");
        for (RunFigures run : metric.runs()) {
            json.writeStartObject();
            json.writeStringField("runId", run.runId());
            json.writeStringField("startedAt", run.startedAt().toString());
            json.writeStringField("commit", run.commit());
            json.writeNumberField("value", run.value(metric.metric()).orElseThrow());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("changes");
        for (LevelChange change : metric.changes()) {
            json.writeStartObject();
            json.writeNumberField("at", change.at());
            json.writeStringField("commit", change.first().commit());
            json.writeNumberField("ratio", change.ratio());
            json.writeBooleanField("worse", change.isWorse());
            json.writeNumberField("chance", change.chance());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outliers");
        for (int outlier : metric.outliers()) {
            json.writeNumber(outlier);
        }
        json.writeEndArray();
        if (metric.drift().isPresent()) {
            drift(metric.drift().get(), json);
        }
        json.writeEndObject();
    }

    private static void drift(Drift drift, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("drift");
        json.writeNumberField("ratioPerQuarter", drift.ratioPerQuarter());
        json.writeNumberField("weeks", drift.weeks());
        json.writeNumberField("chance", drift.chance());
        json.writeEndObject();
    }

    private static void budget(BudgetTrend budget, JsonGenerator json) throws IOException {
        json.writeStartObject();
        key(budget.key(), json);
        json.writeStringField("objective", budget.objective());
        json.writeNumberField("runs", budget.runs());
        json.writeNumberField("operations", budget.operations());
        json.writeNumberField("exceeding", budget.exceeding());
        burn("whole", budget.whole(), json);
        burn("recent", budget.recent(), json);
        burn("last", budget.last(), json);
        json.writeBooleanField("usedUp", budget.isUsedUp());
        json.writeBooleanField("burning", budget.isBurning());
        json.writeEndObject();
    }

    private static void burn(String name, BudgetTrend.Burn burn, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("burn", burn.rate());
        json.writeNumberField("lower", burn.lower());
        json.writeEndObject();
    }

    private static void key(BaselineKey key, JsonGenerator json) throws IOException {
        BaselineJson.key(key, json);
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
