package io.sloguard.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sloguard.PerfException;
import io.sloguard.slo.JudgedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The result file: everything that was measured and decided, in one versioned JSON document. Reading it back gives an
 * equal run, and judging that again gives the same verdicts. Thread-safe.
 */
public final class ResultJson {

    /** The name and version of the format. */
    public static final String SCHEMA = "perf-result/1";

    private static final JsonFactory FACTORY = new JsonFactory();

    private ResultJson() {}

    /**
     * Writes a run: either the whole file is there afterwards or none.
     *
     * @throws PerfException if it cannot be written, for example because the disk is full
     */
    public static void write(JudgedRun run, Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream bytes = Files.newOutputStream(unfinished)) {
                write(run, bytes);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            deleteQuietly(unfinished, failure);
            throw new PerfException(
                    "the result cannot be written to " + file + ": " + failure
                            + ". Is the disk full, or the directory read-only? Nothing was left behind",
                    failure);
        }
    }

    static void deleteQuietly(Path file, IOException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    /**
     * Writes a run to a stream and closes it.
     *
     * @throws IOException if the stream refuses it
     */
    public static void write(JudgedRun run, OutputStream bytes) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.useDefaultPrettyPrinter();
            new ResultWriter(generator).write(run);
        }
    }

    /**
     * Reads a run.
     *
     * @throws PerfException if the file cannot be read, is damaged, or has another version
     */
    public static JudgedRun read(Path file) {
        try (JsonParser parser = FACTORY.createParser(file.toFile())) {
            return ResultReader.read(JsonObject.read(parser));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new PerfException(
                    file + " is not a complete result of this version: " + JsonObject.problem(damaged)
                            + ". Run the scenarios again",
                    damaged);
        } catch (IOException unreadable) {
            throw new PerfException("the result " + file + " cannot be read: " + unreadable, unreadable);
        }
    }
}
