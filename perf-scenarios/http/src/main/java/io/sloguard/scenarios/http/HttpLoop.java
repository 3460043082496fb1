package io.sloguard.scenarios.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * What one thread waits with: the connections of its users become ready, and their times run out. Not thread-safe, but for
 * {@link #close} after the thread has ended.
 */
final class HttpLoop implements AutoCloseable {

    private static final int READ_BYTES = 16 * 1024;
    private static final long MILLI_NANOS = 1_000_000L;

    private final Selector selector;
    private final List<HttpUser> users = new ArrayList<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BYTES);
    private final byte[] bytes = new byte[READ_BYTES];

    /** No user's time runs out before; it may be too early, but never too late. */
    private long earliestNanos = Long.MAX_VALUE;

    /**
     * Opens a loop.
     *
     * @throws IOException if the system has no means left for it
     */
    HttpLoop() throws IOException {
        this.selector = Selector.open();
    }

    void add(HttpUser user) {
        users.add(user);
    }

    Selector selector() {
        return selector;
    }

    /** Returns the buffer that bytes are read into; what is in it is used up before the next connection is read. */
    ByteBuffer input() {
        return input;
    }

    /** Returns the array that bytes are parsed in. */
    byte[] bytes() {
        return bytes;
    }

    /** Has a user looked at when its time runs out. */
    void wakeAt(long nanos) {
        earliestNanos = Math.min(earliestNanos, nanos);
    }

    /**
     * Waits until a connection is ready, a user's time has run out, the thread is interrupted or a moment has come, and does
     * what is to be done then. Times are up to 1 ms late.
     *
     * @param untilNanos the moment, on the clock of {@link System#nanoTime}
     */
    void turn(long untilNanos) throws IOException {
        long wait = Math.min(untilNanos, earliestNanos) - System.nanoTime();
        if (wait > 0) {
            selector.select(HttpLoop::ready, (wait + MILLI_NANOS - 1) / MILLI_NANOS);
        } else {
            selector.selectNow(HttpLoop::ready);
        }
        if (earliestNanos != Long.MAX_VALUE) {
            long now = System.nanoTime();
            if (now >= earliestNanos) {
                expire(now);
            }
        }
    }

    private static void ready(SelectionKey key) {
        ((HttpConnection) key.attachment()).ready();
    }

    private void expire(long now) {
        earliestNanos = Long.MAX_VALUE;
        for (HttpUser user : users) {
            if (now >= user.deadlineNanos()) {
                user.timeIsUp();
            }
            earliestNanos = Math.min(earliestNanos, user.deadlineNanos());
        }
    }

    /** Closes every connection of its users. */
    @Override
    public void close() throws IOException {
        users.forEach(HttpUser::close);
        selector.close();
    }
}
