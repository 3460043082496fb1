package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanKind;
import io.sloguard.result.PlanNode;
import io.sloguard.result.PlanSample;
import io.sloguard.result.QueryPlanResult;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes and reads the query plans of a run. */
final class QueryPlanJson {

    private final JsonGenerator json;

    QueryPlanJson(JsonGenerator json) {
        this.json = json;
    }

    void write(QueryPlanResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", result.name());
        json.writeStringField("sql", result.sql());
        if (result.error().isPresent()) {
            json.writeStringField("error", result.error().get());
        }
        json.writeArrayFieldStart("hiddenIndexes");
        for (String index : result.hiddenIndexes()) {
            json.writeString(index);
        }
        json.writeEndArray();
        if (result.withoutBefore().isPresent()) {
            json.writeStringField("withoutBefore", result.withoutBefore().get());
        }
        json.writeArrayFieldStart("plans");
        for (ExplainedPlan plan : result.plans()) {
            json.writeStartObject();
            json.writeStringField("binding", plan.binding());
            json.writeStringField("kind", plan.kind().name().toLowerCase(Locale.ROOT));
            sample("now", plan.now());
            if (plan.before().isPresent()) {
                sample("before", plan.before().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void sample(String name, PlanSample sample) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("medianBuffers", sample.medianBuffers());
        json.writeNumberField("medianNanos", sample.medianNanos());
        numbers("buffers", sample.buffers());
        numbers("timesNanos", sample.timesNanos());
        json.writeFieldName("root");
        node(sample.root());
        json.writeEndObject();
    }

    private void numbers(String name, List<Long> numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private void node(PlanNode node) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", node.type());
        if (node.relation().isPresent()) {
            json.writeStringField("relation", node.relation().get());
        }
        if (node.index().isPresent()) {
            json.writeStringField("index", node.index().get());
        }
        json.writeStringField("detail", node.detail());
        json.writeNumberField("plannedRows", node.plannedRows());
        json.writeNumberField("actualRows", node.actualRows());
        json.writeNumberField("loops", node.loops());
        json.writeNumberField("buffers", node.buffers());
        json.writeArrayFieldStart("children");
        for (PlanNode child : node.children()) {
            node(child);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static QueryPlanResult read(JsonObject json) {
        return new QueryPlanResult(
                json.text("name"),
                json.text("sql"),
                json.texts("hiddenIndexes"),
                json.optionalText("withoutBefore"),
                json.objects("plans").stream().map(QueryPlanJson::plan).toList(),
                json.optionalText("error"));
    }

    private static ExplainedPlan plan(JsonObject json) {
        return new ExplainedPlan(
                json.text("binding"),
                json.constant("kind", List.of(PlanKind.values()), name -> name.toLowerCase(Locale.ROOT)),
                sample(json.object("now")),
                json.has("before") ? Optional.of(sample(json.object("before"))) : Optional.empty());
    }

    private static PlanSample sample(JsonObject json) {
        return new PlanSample(node(json.object("root")), json.numbers("buffers"), json.numbers("timesNanos"));
    }

    private static PlanNode node(JsonObject json) {
        return new PlanNode(
                json.text("type"),
                json.optionalText("relation"),
                json.optionalText("index"),
                json.text("detail"),
                json.decimal("plannedRows"),
                json.decimal("actualRows"),
                json.number("loops"),
                json.number("buffers"),
                json.objects("children").stream().map(QueryPlanJson::node).toList());
    }
}
