package io.sloguard.baseline;

import io.sloguard.PerfException;
import java.util.List;

/**
 * A place that keeps lines of text in the order in which they were appended, and never changes or loses one. Several
 * processes may append at once. Used by one thread, and closed by whoever opened it.
 */
public interface BaselineStore extends AutoCloseable {

    /**
     * Returns all lines, the oldest first; none if nothing was stored yet.
     *
     * @throws PerfException if the store cannot be read; the message says where and what to do
     */
    List<StoredLine> lines();

    /**
     * Appends lines, all or none.
     *
     * @param lines the lines, without line breaks
     * @throws PerfException if they cannot be stored; the message says where and what to do
     * @throws InterruptedException if the thread is interrupted while others are appending
     */
    void append(List<String> lines) throws InterruptedException;

    @Override
    void close();
}
