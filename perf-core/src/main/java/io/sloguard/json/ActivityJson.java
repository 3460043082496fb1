package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.diagnosis.Counter;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.FullScan;
import io.sloguard.result.diagnosis.StatementActivity;
import io.sloguard.result.diagnosis.TableActivity;
import java.io.IOException;

/** Writes and reads what a database did while it was watched. */
final class ActivityJson {

    private final JsonGenerator json;

    ActivityJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the members of an activity into the object that is open. */
    void write(DatabaseActivity activity) throws IOException {
        statements(activity);
        json.writeArrayFieldStart("fullScans");
        for (FullScan scan : activity.fullScans()) {
            json.writeStartObject();
            json.writeStringField("statement", scan.statement());
            json.writeStringField("table", scan.table());
            json.writeStringField("condition", scan.condition());
            json.writeNumberField("rows", scan.rows());
            json.writeEndObject();
        }
        json.writeEndArray();
        tables(activity);
        json.writeArrayFieldStart("counters");
        for (Counter counter : activity.counters()) {
            json.writeStartObject();
            json.writeStringField("name", counter.name());
            json.writeNumberField("amount", counter.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void statements(DatabaseActivity activity) throws IOException {
        json.writeArrayFieldStart("statements");
        for (StatementActivity statement : activity.statements()) {
            json.writeStartObject();
            json.writeStringField("statement", statement.statement());
            json.writeNumberField("calls", statement.calls());
            json.writeNumberField("nanos", statement.nanos());
            json.writeNumberField("rows", statement.rows());
            json.writeNumberField("blocksHit", statement.blocksHit());
            json.writeNumberField("blocksRead", statement.blocksRead());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tables(DatabaseActivity activity) throws IOException {
        json.writeArrayFieldStart("tables");
        for (TableActivity table : activity.tables()) {
            json.writeStartObject();
            json.writeStringField("table", table.table());
            json.writeNumberField("sequentialScans", table.sequentialScans());
            json.writeNumberField("sequentialRows", table.sequentialRows());
            json.writeNumberField("indexScans", table.indexScans());
            json.writeNumberField("rowsWritten", table.rowsWritten());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static DatabaseActivity read(JsonObject json) {
        return new DatabaseActivity(
                json.objects("statements").stream()
                        .map(one -> new StatementActivity(
                                one.text("statement"),
                                one.number("calls"),
                                one.number("nanos"),
                                one.number("rows"),
                                one.number("blocksHit"),
                                one.number("blocksRead")))
                        .toList(),
                json.objects("fullScans").stream()
                        .map(one -> new FullScan(
                                one.text("statement"), one.text("table"), one.text("condition"), one.number("rows")))
                        .toList(),
                json.objects("tables").stream()
                        .map(one -> new TableActivity(
                                one.text("table"),
                                one.number("sequentialScans"),
                                one.number("sequentialRows"),
                                one.number("indexScans"),
                                one.number("rowsWritten")))
                        .toList(),
                json.objects("counters").stream()
                        .map(one -> new Counter(one.text("name"), one.number("amount")))
                        .toList());
    }
}
