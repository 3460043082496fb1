package io.sloguard.record;

import java.util.ArrayList;
import java.util.List;

/**
 * The exact values that one user recorded of one measurement, each with the number of its operation: 16 bytes per value.
 * Space is taken for {@value #CHUNK_SIZE} values at a time. Mutable and not thread-safe, as the {@link UserTally} it belongs
 * to.
 */
final class ValueLog {

    static final int CHUNK_SIZE = 1 << 10;

    private final List<Chunk> chunks = new ArrayList<>();

    /** Receives values one by one. */
    interface Reader {

        void value(long number, long nanos);
    }

    void add(long number, long nanos) {
        if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size == CHUNK_SIZE) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(chunks.size() - 1);
        chunk.numbers[chunk.size] = number;
        chunk.nanos[chunk.size] = nanos;
        chunk.size++;
    }

    /** Adds the values of another log, which must not be written any more. */
    void addAll(ValueLog other) {
        chunks.addAll(other.chunks);
    }

    void forEach(Reader reader) {
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.size; i++) {
                reader.value(chunk.numbers[i], chunk.nanos[i]);
            }
        }
    }

    /** Values side by side; mutable, because it is what a user writes to. */
    private static final class Chunk {
        private final long[] numbers = new long[CHUNK_SIZE];
        private final long[] nanos = new long[CHUNK_SIZE];
        private int size;
    }
}
