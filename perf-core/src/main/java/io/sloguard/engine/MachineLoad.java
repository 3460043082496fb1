package io.sloguard.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What Linux says about the processors of the whole machine: {@code /proc/stat} and {@code /proc/loadavg}, see proc(5). Reads
 * a few hundred bytes each time. Not thread-safe.
 */
final class MachineLoad implements AutoCloseable {

    private static final int STEAL_FIELD = 8;
    private static final int LAST_FIELD = 8;
    private static final int RUNNABLE_FIELD = 3;

    private final FileChannel stat;
    private final FileChannel loadavg;
    private final ByteBuffer buffer = ByteBuffer.allocate(512);

    private MachineLoad(FileChannel stat, FileChannel loadavg) {
        this.stat = stat;
        this.loadavg = loadavg;
    }

    /**
     * The state of the machine at one moment.
     *
     * @param totalTicks processor time of all kinds since the machine started, in ticks
     * @param stealTicks how much of it the hypervisor gave to others
     * @param runnable how many threads want a processor now, the one that asks among them
     */
    record Reading(long totalTicks, long stealTicks, int runnable) {}

    /** Opens both files below a directory; empty if they are not there, as on other systems. */
    static Optional<MachineLoad> open(Path proc) {
        try {
            FileChannel stat = FileChannel.open(proc.resolve("stat"), StandardOpenOption.READ);
            try {
                return Optional.of(
                        new MachineLoad(stat, FileChannel.open(proc.resolve("loadavg"), StandardOpenOption.READ)));
            } catch (IOException noLoad) {
                stat.close();
                return Optional.empty();
            }
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Reads both; empty if they cannot be read, or are not what they are on Linux. */
    Optional<Reading> read() {
        try {
            String[] processors = line(stat).split("\\s+", -1);
            String[] load = line(loadavg).split("\\s+", -1);
            if (processors.length <= LAST_FIELD || load.length <= RUNNABLE_FIELD) {
                return Optional.empty();
            }
            long total = 0;
            for (int field = 1; field <= LAST_FIELD; field++) {
                total += Long.parseLong(processors[field]);
            }
            String runnable = load[RUNNABLE_FIELD].substring(0, load[RUNNABLE_FIELD].indexOf('/'));
            return Optional.of(new Reading(total, Long.parseLong(processors[STEAL_FIELD]), Integer.parseInt(runnable)));
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private String line(FileChannel file) throws IOException {
        buffer.clear();
        int length = Math.max(0, file.read(buffer, 0));
        String text = new String(buffer.array(), 0, length, StandardCharsets.US_ASCII);
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    @Override
    public void close() throws IOException {
        stat.close();
        loadavg.close();
    }
}
