package io.sloguard.flight;

import io.sloguard.PerfException;
import io.sloguard.result.diagnosis.JvmPause;
import io.sloguard.result.diagnosis.LoadJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * A recording of this JVM during one measured phase. It holds what stops the JVM, and once a second what it uses: some
 * events a second, none of them with a stack. Used by one thread.
 */
public final class FlightRecording implements AutoCloseable {

    /** Set to {@code false}, no recording is made. */
    public static final String PROPERTY = "perf.flightRecorder";

    /** The end of the name of every recording. */
    public static final String SUFFIX = ".jfr";

    private static final String MODULE = "jdk.jfr";
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Recording recording;
    private final Path file;

    private FlightRecording(Recording recording, Path file) {
        this.recording = recording;
        this.file = file;
    }

    /** What a recording shows of a phase: a summary, and every pause. */
    public record Findings(LoadJvm summary, List<JvmPause> pauses) {

        public Findings {
            Objects.requireNonNull(summary, "summary");
            pauses = List.copyOf(pauses);
        }
    }

    /** Returns whether this JVM can be recorded, and nobody has forbidden it. */
    public static boolean isWanted() {
        return Boolean.parseBoolean(System.getProperty(PROPERTY, "true"))
                && ModuleLayer.boot().findModule(MODULE).isPresent()
                && FlightRecorder.isAvailable();
    }

    /**
     * Starts a recording. The first one of a JVM takes up to a second of processor time.
     *
     * @param directory where its file goes; is made if it is missing
     * @param name the name of the file without its end; what a file system may not like in it is replaced
     * @return the recording; empty if it is not wanted
     */
    public static Optional<FlightRecording> start(Path directory, String name) {
        if (!isWanted()) {
            return Optional.empty();
        }
        Recording recording = new Recording();
        recording.setName("sloguard " + name);
        for (String event : List.of(FlightReader.PAUSE, FlightReader.COLLECTION, FlightReader.VM_OPERATION)) {
            recording.enable(event).withThreshold(Duration.ZERO).withoutStackTrace();
        }
        for (String event : List.of(FlightReader.CPU, FlightReader.COMPILER)) {
            recording.enable(event).withPeriod(PERIOD);
        }
        recording.start();
        return Optional.of(new FlightRecording(recording, file(directory, name)));
    }

    /**
     * Deletes the recording that an earlier run may have left under that name, lest it is taken for one of this run.
     *
     * @throws PerfException if it cannot be deleted
     */
    public static void deleteStale(Path directory, String name) {
        Path file = file(directory, name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new PerfException("the recording of an earlier run cannot be deleted: " + kept, kept);
        }
    }

    private static Path file(Path directory, String name) {
        return directory.resolve(plain(name) + SUFFIX);
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.equals(name) ? name : plain + "-" + Integer.toHexString(name.hashCode());
    }

    /**
     * Ends the recording, writes its file, and reads what it says of a phase.
     *
     * @param start when the phase started
     * @param length how long it took
     * @throws IOException if the file cannot be written or read
     */
    public Findings end(Instant start, Duration length) throws IOException {
        recording.stop();
        Files.createDirectories(file.toAbsolutePath().getParent());
        recording.dump(file);
        return new FlightReader(start, length).read(file);
    }

    /** Ends the recording without a file if it has not been ended. */
    @Override
    public void close() {
        recording.close();
    }
}
