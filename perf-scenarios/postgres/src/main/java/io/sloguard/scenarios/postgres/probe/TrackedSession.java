package io.sloguard.scenarios.postgres.probe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session on the server, and the thread that uses it: whoever wrote to it last. Mutable, because pools lend a session to
 * one thread after another; thread-safe.
 */
final class TrackedSession {

    private volatile @Nullable Thread user;
    private volatile boolean isOpen;
    private volatile boolean isClosed;

    /** Notes that the calling thread uses the session. Costs one volatile write. */
    void used() {
        user = Thread.currentThread();
    }

    Optional<Thread> user() {
        return Optional.ofNullable(user);
    }

    /** Notes that the session has come to be: whatever is connected later, to cancel a statement, is not part of it. */
    void opened() {
        isOpen = true;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Notes that a socket of the session is closed; before it has come to be, that was a mere attempt. */
    void closed() {
        isClosed = isOpen;
    }

    boolean isClosed() {
        return isClosed;
    }
}
