package io.sloguard.engine;

import java.util.HashMap;
import java.util.Map;

/** The operations that the users of a phase are inside of, at any moment. Thread-safe. */
public final class InFlight {

    private final Map<Thread, Hand> hands;

    InFlight(Map<Thread, Hand> hands) {
        this.hands = Map.copyOf(hands);
    }

    /**
     * Returns the numbers of the operations that run at this moment, counted from 0 within the phase, by the thread that
     * runs each; not those of a crew, whose thread is inside of none. A start or an end is seen within microseconds. O(users).
     */
    public Map<Thread, Long> numbers() {
        Map<Thread, Long> numbers = new HashMap<>();
        hands.forEach((thread, hand) -> {
            long number = hand.running();
            if (number != Hand.NO_OPERATION) {
                numbers.put(thread, number);
            }
        });
        return numbers;
    }
}
