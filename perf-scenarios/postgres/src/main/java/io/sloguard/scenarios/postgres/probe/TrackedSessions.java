package io.sloguard.scenarios.postgres.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open sessions of a run by the process that serves each. Thread-safe. */
public final class TrackedSessions {

    private final Map<Integer, TrackedSession> byProcess = new ConcurrentHashMap<>();

    /** Creates an empty collection. */
    public TrackedSessions() {}

    /** Adds a session, and forgets those that are closed. O(sessions). */
    void add(int process, TrackedSession session) {
        byProcess.values().removeIf(TrackedSession::isClosed);
        byProcess.put(process, session);
    }

    /** Returns the thread that uses the session of a process at this moment. */
    Optional<Thread> user(int process) {
        TrackedSession session = byProcess.get(process);
        return session == null ? Optional.empty() : session.user();
    }

    /** Returns the threads that use sessions at this moment, by process. O(sessions). */
    Map<Integer, Thread> users() {
        Map<Integer, Thread> users = new HashMap<>();
        byProcess.forEach((process, session) -> session.user().ifPresent(user -> users.put(process, user)));
        return users;
    }
}
