package io.sloguard.flight;

import io.sloguard.result.diagnosis.JvmPause;
import io.sloguard.result.diagnosis.LoadJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Reads what a recording says of one phase. Mutable while it reads; used once. */
final class FlightReader {

    static final String PAUSE = "jdk.GCPhasePause";
    static final String COLLECTION = "jdk.GarbageCollection";
    static final String VM_OPERATION = "jdk.ExecuteVMOperation";
    static final String CPU = "jdk.CPULoad";
    static final String COMPILER = "jdk.CompilerStatistics";

    private static final int MOST_PAUSES = 10;

    private final Instant start;
    private final Instant end;
    private final List<RecordedEvent> collectionPauses = new ArrayList<>();
    private final Map<Long, String> collections = new HashMap<>();
    private final List<JvmPause> operations = new ArrayList<>();
    private final DoubleSummaryStatistics cpu = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics machineCpu = new DoubleSummaryStatistics();
    private final LongSummaryStatistics compileMillis = new LongSummaryStatistics();

    FlightReader(Instant start, Duration length) {
        this.start = start;
        this.end = start.plus(length);
    }

    FlightRecording.Findings read(Path file) throws IOException {
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                read(events.readEvent());
            }
        }
        List<JvmPause> collected = collectionPauses.stream()
                .map(event -> pause(event, "garbage collection" + collections.getOrDefault(event.getLong("gcId"), "")))
                .toList();
        List<JvmPause> others =
                operations.stream().filter(pause -> isApart(pause, collected)).toList();
        List<JvmPause> all = new ArrayList<>(collected);
        all.addAll(others);
        all.sort(Comparator.comparingLong(JvmPause::nanos).reversed());
        return new FlightRecording.Findings(
                new LoadJvm(
                        String.valueOf(file.getFileName()),
                        collected.size(),
                        sum(collected),
                        others.size(),
                        sum(others),
                        all.subList(0, Math.min(MOST_PAUSES, all.size())),
                        compileNanos(),
                        cpu.getAverage(),
                        machineCpu.getAverage()),
                all);
    }

    private void read(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (type.equals(COLLECTION)) {
            collections.put(event.getLong("gcId"), ", " + event.getString("name") + ": " + event.getString("cause"));
        }
        if (event.getEndTime().isBefore(start) || event.getStartTime().isAfter(end)) {
            return;
        }
        switch (type) {
            case PAUSE -> collectionPauses.add(event);
            case VM_OPERATION -> {
                if (event.getBoolean("safepoint")) {
                    operations.add(pause(event, event.getString("operation")));
                }
            }
            case CPU -> {
                cpu.accept(event.getDouble("jvmUser") + event.getDouble("jvmSystem"));
                machineCpu.accept(event.getDouble("machineTotal"));
            }
            case COMPILER -> compileMillis.accept(event.getLong("totalTimeSpent"));
            default -> {}
        }
    }

    private JvmPause pause(RecordedEvent event, String reason) {
        return new JvmPause(
                Duration.between(start, event.getStartTime()).toNanos(),
                event.getDuration().toNanos(),
                reason);
    }

    /** A collection is also an operation of the JVM: it is not counted twice. */
    private static boolean isApart(JvmPause operation, List<JvmPause> collections) {
        return collections.stream()
                .noneMatch(pause ->
                        2 * pause.overlapNanos(operation.fromNanos(), operation.fromNanos() + operation.nanos())
                                >= operation.nanos());
    }

    private static long sum(List<JvmPause> pauses) {
        return pauses.stream().mapToLong(JvmPause::nanos).sum();
    }

    private long compileNanos() {
        return compileMillis.getCount() < 2
                ? 0
                : Duration.ofMillis(compileMillis.getMax() - compileMillis.getMin())
                        .toNanos();
    }
}
