package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.result.MachineNoise;
import io.sloguard.result.NoiseSecond;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Writes and reads the noise of a machine: one column per figure, one entry per second, and a summary for readers. */
final class NoiseJson {

    private NoiseJson() {}

    static void write(JsonGenerator json, MachineNoise noise) throws IOException {
        if (noise.isUnknown()) {
            return;
        }
        json.writeObjectFieldStart("noise");
        json.writeNumberField("processors", noise.processors());
        json.writeNumberField("leastWorkNanos", noise.work().getMin());
        json.writeNumberField("greatestWorkNanos", noise.work().getMax());
        json.writeNumberField(
                "greatestLateNanos",
                noise.seconds().stream().mapToLong(NoiseSecond::lateNanos).max().orElse(0));
        json.writeArrayFieldStart("workNanos");
        for (NoiseSecond second : noise.seconds()) {
            json.writeNumber(second.workNanos());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lateNanos");
        for (NoiseSecond second : noise.seconds()) {
            json.writeNumber(second.lateNanos());
        }
        json.writeEndArray();
        column(
                json,
                "stealRatio",
                noise.seconds().stream().map(NoiseSecond::stealRatio).toList());
        column(
                json,
                "runnable",
                noise.seconds().stream().map(NoiseSecond::runnable).toList());
        json.writeEndObject();
    }

    /** A figure that the system never gave is left out; one that it did not give in a second is unknown there. */
    private static void column(JsonGenerator json, String name, List<OptionalDouble> figures) throws IOException {
        if (figures.stream().allMatch(OptionalDouble::isEmpty)) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (OptionalDouble figure : figures) {
            if (figure.isPresent()) {
                json.writeNumber(figure.getAsDouble());
            } else {
                json.writeString(JsonObject.UNKNOWN);
            }
        }
        json.writeEndArray();
    }

    static MachineNoise read(JsonObject health) {
        if (!health.has("noise")) {
            return MachineNoise.UNKNOWN;
        }
        JsonObject json = health.object("noise");
        List<Long> work = json.numbers("workNanos");
        List<Long> late = json.numbers("lateNanos");
        List<OptionalDouble> steal = column(json, "stealRatio", work.size());
        List<OptionalDouble> runnable = column(json, "runnable", work.size());
        if (late.size() != work.size() || steal.size() != work.size() || runnable.size() != work.size()) {
            throw json.wrong("workNanos", "a list with as many entries as the others of its object");
        }
        List<NoiseSecond> seconds = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            seconds.add(new NoiseSecond(work.get(i), late.get(i), steal.get(i), runnable.get(i)));
        }
        return new MachineNoise(json.integer("processors"), seconds);
    }

    private static List<OptionalDouble> column(JsonObject json, String name, int size) {
        if (!json.has(name)) {
            return Collections.nCopies(size, OptionalDouble.empty());
        }
        return json.knownDecimals(name);
    }
}
