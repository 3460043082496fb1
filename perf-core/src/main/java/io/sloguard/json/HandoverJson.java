package io.sloguard.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sloguard.PerfException;
import io.sloguard.report.Ending;
import io.sloguard.report.Handover;
import io.sloguard.report.ReportLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file by which a forked JVM says how its run ended. Thread-safe. */
public final class HandoverJson {

    private static final String SCHEMA = "perf-handover/1";
    private static final JsonFactory FACTORY = new JsonFactory();

    private HandoverJson() {}

    /**
     * Writes a handover: either the whole file is there afterwards or none.
     *
     * @throws PerfException if it cannot be written
     */
    public static void write(Handover handover, Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (JsonGenerator json = FACTORY.createGenerator(Files.newOutputStream(unfinished))) {
                json.writeStartObject();
                json.writeStringField("schema", SCHEMA);
                json.writeStringField("ending", handover.ending().name());
                json.writeStringField("message", handover.message());
                json.writeArrayFieldStart("lines");
                for (ReportLine line : handover.lines()) {
                    json.writeStartObject();
                    json.writeStringField("level", line.level().name());
                    json.writeStringField("text", line.text());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            ResultJson.deleteQuietly(unfinished, failure);
            throw new PerfException("the handover cannot be written to " + file + ": " + failure, failure);
        }
    }

    /**
     * Reads a handover.
     *
     * @throws PerfException if the file cannot be read or is damaged
     */
    public static Handover read(Path file) {
        try (JsonParser parser = FACTORY.createParser(file.toFile())) {
            JsonObject json = JsonObject.read(parser);
            if (!json.text("schema").equals(SCHEMA)) {
                throw new IllegalArgumentException("its schema is " + json.text("schema") + ", not " + SCHEMA);
            }
            List<ReportLine> lines = json.objects("lines").stream()
                    .map(line -> new ReportLine(
                            line.constant("level", List.of(ReportLine.Level.values()), name -> name),
                            line.text("text")))
                    .toList();
            return new Handover(
                    json.constant("ending", List.of(Ending.values()), name -> name), lines, json.text("message"));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new PerfException("the handover " + file + " is damaged: " + JsonObject.problem(damaged), damaged);
        } catch (IOException unreadable) {
            throw new PerfException("the handover " + file + " cannot be read: " + unreadable, unreadable);
        }
    }
}
