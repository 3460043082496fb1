package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.diagnosis.JvmPause;
import io.sloguard.result.diagnosis.LoadJvm;
import java.io.IOException;

/** Writes and reads what the load JVM itself did. */
final class LoadJvmJson {

    private final JsonGenerator json;

    LoadJvmJson(JsonGenerator json) {
        this.json = json;
    }

    void write(LoadJvm jvm) throws IOException {
        json.writeObjectFieldStart("loadJvm");
        json.writeStringField("recording", jvm.recording());
        json.writeNumberField("collections", jvm.collections());
        json.writeNumberField("collectionNanos", jvm.collectionNanos());
        json.writeNumberField("otherPauses", jvm.otherPauses());
        json.writeNumberField("otherPauseNanos", jvm.otherPauseNanos());
        json.writeArrayFieldStart("longest");
        for (JvmPause pause : jvm.longest()) {
            json.writeStartObject();
            json.writeNumberField("fromNanos", pause.fromNanos());
            json.writeNumberField("nanos", pause.nanos());
            json.writeStringField("reason", pause.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("compileNanos", jvm.compileNanos());
        json.writeNumberField("cpuShare", jvm.cpuShare());
        json.writeNumberField("machineCpuShare", jvm.machineCpuShare());
        json.writeEndObject();
    }

    static LoadJvm read(JsonObject json) {
        return new LoadJvm(
                json.text("recording"),
                json.number("collections"),
                json.number("collectionNanos"),
                json.number("otherPauses"),
                json.number("otherPauseNanos"),
                json.objects("longest").stream()
                        .map(one -> new JvmPause(one.number("fromNanos"), one.number("nanos"), one.text("reason")))
                        .toList(),
                json.number("compileNanos"),
                json.decimal("cpuShare"),
                json.decimal("machineCpuShare"));
    }
}
