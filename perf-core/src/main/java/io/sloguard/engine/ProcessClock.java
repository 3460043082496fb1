package io.sloguard.engine;

import io.sloguard.record.ProcessUsage;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Reads what this process has used so far, so that two readings give the usage between them. Immutable. */
final class ProcessClock {

    private static final long MILLI_NANOS = 1_000_000L;

    private final long elapsedNanos;
    private final long cpuNanos;
    private final long gcNanos;

    private ProcessClock(long elapsedNanos, long cpuNanos, long gcNanos) {
        this.elapsedNanos = elapsedNanos;
        this.cpuNanos = cpuNanos;
        this.gcNanos = gcNanos;
    }

    static ProcessClock read() {
        long cpu = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(0L);
        long gcMillis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            gcMillis += Math.max(0, collector.getCollectionTime());
        }
        return new ProcessClock(System.nanoTime(), cpu, gcMillis * MILLI_NANOS);
    }

    ProcessUsage usedSince(ProcessClock earlier) {
        return new ProcessUsage(
                elapsedNanos - earlier.elapsedNanos, cpuNanos - earlier.cpuNanos, gcNanos - earlier.gcNanos);
    }
}
