package io.sloguard.scenarios.tournament;

import java.util.Optional;

/** How the operations of a scenario come by their connections; another way is another record here. */
sealed interface Pooling {

    /** What {@link #parse} accepts, for messages. */
    String ACCEPTED = "a number of connections from 1 to 1000, or none (a new connection for each operation)";

    /** A new physical connection for each operation, closed after it. */
    record None() implements Pooling {}

    /**
     * A pool whose connections are opened once and lent to one operation after another.
     *
     * @param connections how many, from 1 to 1000
     */
    record Fixed(int connections) implements Pooling {
        public Fixed {
            if (connections < 1 || connections > 1000) {
                throw new IllegalArgumentException("connections must be from 1 to 1000, not " + connections);
            }
        }
    }

    /** Returns the pooling that a plan means by the value of {@code pool:}, or nothing if it means none of them. */
    static Optional<Pooling> parse(String text) {
        if (text.equals("none")) {
            return Optional.of(new None());
        }
        return Settings.wholeNumber(text, 1, 1000).map(Fixed::new);
    }
}
