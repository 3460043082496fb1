package io.sloguard.engine;

import java.util.HashMap;
import java.util.Map;

/** The operations that the users of a phase are inside of, at any moment. Thread-safe. */
public final class InFlight {

    private final Map<Thread, Worker> workers;

    InFlight(Map<Thread, Worker> workers) {
        this.workers = Map.copyOf(workers);
    }

    /**
     * Returns the numbers of the operations that run at this moment, counted from 0 within the phase, by the thread that
     * runs each. A start or an end is seen within microseconds. O(users).
     */
    public Map<Thread, Long> numbers() {
        Map<Thread, Long> numbers = new HashMap<>();
        workers.forEach((thread, worker) -> {
            long number = worker.running();
            if (number != Worker.NO_OPERATION) {
                numbers.put(thread, number);
            }
        });
        return numbers;
    }
}
