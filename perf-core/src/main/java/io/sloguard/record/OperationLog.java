package io.sloguard.record;

import io.sloguard.PerfException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The exact times of every operation of one phase, by its number: intended start, actual start and end, in nanoseconds
 * after the start of the phase.
 *
 * <p>Thread-safe for one writer per operation number, any number of readers, and {@link #close} at any time: an operation
 * ends either by its writer or by the closing, never by both. Writing takes no lock and allocates nothing where the space
 * was reserved; a log of unknown length reserves {@value #CHUNK_SIZE} operations at a time. 26 bytes per operation.
 */
public final class OperationLog {

    static final int CHUNK_SIZE = 1 << 14;

    private static final int CHUNK_SHIFT = 14;
    private static final int CHUNK_MASK = CHUNK_SIZE - 1;
    private static final int OPERATION_BYTES = 26;
    private static final int MIB_SHIFT = 20;
    private static final VarHandle STATES = MethodHandles.arrayElementVarHandle(byte[].class);

    private final AtomicReferenceArray<Chunk> chunks;
    private final long capacity;
    private volatile long closedAtNanos = Long.MAX_VALUE;

    private OperationLog(long capacity) {
        this.capacity = capacity;
        this.chunks = new AtomicReferenceArray<>((int) ((capacity + CHUNK_SIZE - 1) >> CHUNK_SHIFT));
    }

    /**
     * Returns a log with reserved space for a known number of operations.
     *
     * @throws PerfException if this JVM has not the memory; the message says how much is needed
     */
    public static OperationLog reserved(long operations) {
        OperationLog log = extensible(operations);
        log.reserve(operations);
        return log;
    }

    /**
     * Returns a log for at most so many operations, none of them reserved yet: {@link #reserve} does that step by step.
     *
     * @throws PerfException if this JVM has not the memory for all of them; the message says how much is needed
     */
    public static OperationLog extensible(long operations) {
        long neededMiB = (operations * OPERATION_BYTES) >> MIB_SHIFT;
        long heapMiB = Runtime.getRuntime().maxMemory() >> MIB_SHIFT;
        if (neededMiB > heapMiB / 2) {
            throw new PerfException("the exact times of " + operations + " operations need " + neededMiB
                    + " MiB, more than half of this JVM's heap of " + heapMiB
                    + " MiB: raise -Xmx (argLine of the plugin), lower the rate or shorten the phase");
        }
        return new OperationLog(operations);
    }

    /**
     * Reserves the space of the first operations, so that no writer has to. May be called while others write.
     *
     * @param operations how many, at most {@link #capacity}
     */
    public void reserve(long operations) {
        int needed = (int) ((operations + CHUNK_SIZE - 1) >> CHUNK_SHIFT);
        for (int i = 0; i < needed; i++) {
            if (chunks.get(i) == null) {
                chunks.compareAndSet(i, null, new Chunk());
            }
        }
    }

    /** Returns a log for a number of operations that is not known beforehand, up to a limit. */
    public static OperationLog growing(long maxOperations) {
        return new OperationLog(maxOperations);
    }

    /** Returns how many operations this log can hold. */
    public long capacity() {
        return capacity;
    }

    /**
     * Notes that an operation starts, unless the log is closed.
     *
     * @param number the number of the operation, from 0 to {@link #capacity} - 1, each once
     * @param intendedNanos when it was meant to start
     * @param startedNanos when it starts
     * @param awaited whether a free worker waited for its intended start
     * @return whether it may start; false if the log was closed before, so that the operation is dropped
     */
    public boolean start(long number, long intendedNanos, long startedNanos, boolean awaited) {
        Chunk chunk = chunk(number);
        int index = (int) number & CHUNK_MASK;
        chunk.intended[index] = intendedNanos;
        chunk.started[index] = startedNanos;
        chunk.awaited[index] = awaited;
        return STATES.compareAndSet(chunk.states, index, OperationState.PLANNED.code(), OperationState.STARTED.code());
    }

    /**
     * Notes that a started operation has ended. Without effect if the log was closed before.
     *
     * @param number the number of the operation
     * @param endedNanos when it ended
     * @param state how it ended: {@link OperationState#OK}, {@code FAILED} or {@code TIMED_OUT}
     * @return whether this is how the operation ended; false if the log was closed before
     */
    public boolean end(long number, long endedNanos, OperationState state) {
        Chunk chunk = chunk(number);
        int index = (int) number & CHUNK_MASK;
        chunk.ended[index] = endedNanos;
        return STATES.compareAndSet(chunk.states, index, OperationState.STARTED.code(), state.code());
    }

    /**
     * Closes the log: what is still running is unfinished from now on, with its age so far, and what has not started is
     * dropped. Each operation is one or the other, also if it starts or ends at this very moment.
     *
     * @param nowNanos the time, after the start of the phase
     * @param numbers how many operation numbers may be in use
     */
    public void close(long nowNanos, long numbers) {
        close(nowNanos, numbers, numbers);
    }

    /**
     * Closes the log as {@link #close(long, long)} does, but what has not started from a number on is cancelled: nobody
     * wanted it to start any more.
     *
     * @param nowNanos the time, after the start of the phase
     * @param numbers how many operation numbers may be in use
     * @param firstCancelled the first number that was not to start any more; {@code numbers} if there is none
     */
    public void close(long nowNanos, long numbers, long firstCancelled) {
        closedAtNanos = nowNanos;
        for (long number = 0; number < Math.min(numbers, capacity); number++) {
            byte[] states = chunk(number).states;
            int index = (int) number & CHUNK_MASK;
            OperationState never = number < firstCancelled ? OperationState.DROPPED : OperationState.CANCELLED;
            if (!STATES.compareAndSet(states, index, OperationState.PLANNED.code(), never.code())) {
                STATES.compareAndSet(states, index, OperationState.STARTED.code(), OperationState.UNFINISHED.code());
            }
        }
    }

    /**
     * Returns a copy of the first operations as if the log were closed now; this log goes on. May be called while
     * operations start and end. O(numbers) time and space.
     *
     * @param nowNanos the time, after the start of the phase
     * @param numbers how many operations to copy
     */
    public OperationLog closedCopy(long nowNanos, long numbers) {
        OperationLog copy = reserved(numbers);
        for (long number = 0; number < numbers; number++) {
            OperationState state = state(number);
            Chunk from = chunk(number);
            Chunk to = copy.chunk(number);
            int index = (int) number & CHUNK_MASK;
            if (state.isStarted()) {
                to.intended[index] = from.intended[index];
                to.started[index] = from.started[index];
                to.awaited[index] = from.awaited[index];
            }
            if (state.isEnded()) {
                to.ended[index] = from.ended[index];
            }
            to.states[index] = state.code();
        }
        copy.close(nowNanos, numbers);
        return copy;
    }

    /** Returns whether an operation was started. */
    public boolean isStarted(long number) {
        return state(number).isStarted();
    }

    /** Returns whether an operation has ended by itself. */
    public boolean isEnded(long number) {
        return state(number).isEnded();
    }

    /** Returns the state of an operation. */
    public OperationState state(long number) {
        Chunk chunk = chunks.get((int) (number >> CHUNK_SHIFT));
        if (chunk == null) {
            return OperationState.PLANNED;
        }
        return OperationState.of((byte) STATES.getAcquire(chunk.states, (int) number & CHUNK_MASK));
    }

    /** Returns how many of the first operations are cancelled. O(numbers). */
    public long cancelled(long numbers) {
        long cancelled = 0;
        for (long number = 0; number < numbers; number++) {
            cancelled += state(number) == OperationState.CANCELLED ? 1 : 0;
        }
        return cancelled;
    }

    /** Returns when a started operation was meant to start. */
    public long intendedNanos(long number) {
        return chunk(number).intended[(int) number & CHUNK_MASK];
    }

    /** Returns when a started operation started. */
    public long startedNanos(long number) {
        return chunk(number).started[(int) number & CHUNK_MASK];
    }

    /** Returns when an operation ended; for an unfinished one the time at which the log was closed. */
    public long endedNanos(long number) {
        return state(number) == OperationState.UNFINISHED
                ? closedAtNanos
                : chunk(number).ended[(int) number & CHUNK_MASK];
    }

    /** Returns whether a free worker waited for the intended start of a started operation. */
    public boolean awaited(long number) {
        return chunk(number).awaited[(int) number & CHUNK_MASK];
    }

    private Chunk chunk(long number) {
        int index = (int) (number >> CHUNK_SHIFT);
        Chunk chunk = chunks.get(index);
        if (chunk != null) {
            return chunk;
        }
        chunks.compareAndSet(index, null, new Chunk());
        return chunks.get(index);
    }

    /** The columns of {@link #CHUNK_SIZE} operations; mutable, because it is what workers write to. */
    private static final class Chunk {
        private final long[] intended = new long[CHUNK_SIZE];
        private final long[] started = new long[CHUNK_SIZE];
        private final long[] ended = new long[CHUNK_SIZE];
        private final boolean[] awaited = new boolean[CHUNK_SIZE];
        private final byte[] states = new byte[CHUNK_SIZE];
    }
}
