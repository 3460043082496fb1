package io.sloguard.engine;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.util.concurrent.atomic.AtomicLong;

/** Gives each worker the next operation that is due: workers pull, nobody pushes. Thread-safe. */
sealed interface ArrivalQueue {

    /**
     * Takes the next operation.
     *
     * @param slot where it is written to
     * @return whether there was one
     */
    boolean next(Slot slot);

    /** Returns how many numbers were handed out or are planned. */
    long numbers();

    /** One operation as it is planned, filled anew for each; mutable so that nothing is allocated per operation. */
    final class Slot {
        long number;
        /** After the start of the phase. */
        long intendedNanos;
        /** When this worker's previous operation ended, after the start of the phase; 0 at first. */
        long previousEndNanos;

        boolean isFirst = true;
    }

    /** The arrivals of an open load. */
    final class Open implements ArrivalQueue {

        private final ArrivalSchedule schedule;
        private final AtomicLong next = new AtomicLong();

        Open(ArrivalSchedule schedule) {
            this.schedule = schedule;
        }

        @Override
        public boolean next(Slot slot) {
            long number = next.getAndIncrement();
            if (number >= schedule.count()) {
                return false;
            }
            slot.number = number;
            slot.intendedNanos = schedule.intendedNanos(number);
            return true;
        }

        @Override
        public long numbers() {
            return schedule.count();
        }
    }

    /** The operations of a closed load: each user's next one is due its think time after the last one ended. */
    final class Closed implements ArrivalQueue {

        private final long thinkNanos;
        private final long endNanos;
        private final long maxOperations;
        private final AtomicLong next = new AtomicLong();

        Closed(ClosedLoad load, PhaseLength length) {
            this.thinkNanos = load.think().toNanos();
            this.endNanos =
                    length instanceof ForDuration limit ? limit.duration().toNanos() : Long.MAX_VALUE;
            this.maxOperations =
                    length instanceof ForOperations limit ? limit.operations() : ArrivalSchedule.MAX_ARRIVALS;
        }

        @Override
        public boolean next(Slot slot) {
            long intended = slot.isFirst ? 0 : slot.previousEndNanos + thinkNanos;
            if (intended >= endNanos) {
                return false;
            }
            long number = next.getAndIncrement();
            if (number >= maxOperations) {
                return false;
            }
            slot.number = number;
            slot.intendedNanos = intended;
            return true;
        }

        @Override
        public long numbers() {
            return Math.min(next.get(), maxOperations);
        }
    }
}
