package io.sloguard.scenarios.tournament;

import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of writes, so that a table can be compared with what the application was told. A write whose answer
 * is outstanding, or never came, may or may not have happened; therefore the answer is a range. Thread-safe.
 */
final class WriteTally {

    /** A write that tells whether it had an effect. */
    @FunctionalInterface
    interface Write {
        boolean execute() throws SQLException;
    }

    private final LongAdder sent = new LongAdder();
    private final LongAdder confirmed = new LongAdder();
    private final LongAdder withoutEffect = new LongAdder();

    /**
     * Executes and counts a write.
     *
     * @return whether it had an effect
     * @throws SQLException what the write throws
     */
    boolean count(Write write) throws SQLException {
        sent.increment();
        boolean effective;
        try {
            effective = write.execute();
        } catch (SQLException e) {
            if (!SqlState.leavesFateOpen(e)) {
                withoutEffect.increment();
            }
            throw e;
        }
        (effective ? confirmed : withoutEffect).increment();
        return effective;
    }

    /** Returns how many writes are known to have had an effect by now. */
    long confirmed() {
        return confirmed.sum();
    }

    /** Returns how many writes can have had an effect by now, those without an answer included. */
    long possible() {
        // In this order a write that ends in between can only make the bound too high, never too low.
        long without = withoutEffect.sum();
        return sent.sum() - without;
    }
}
