package io.sloguard.engine;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Gives each worker the next operation that is due: workers pull, nobody pushes. Thread-safe. */
sealed interface ArrivalQueue {

    /**
     * Takes the next operation.
     *
     * @param slot where it is written to
     * @return whether there was one
     * @throws InterruptedException if the thread is interrupted while it is not decided whether there is one
     */
    boolean next(Slot slot) throws InterruptedException;

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

    /**
     * The arrivals of an open load. They may be extended as long as they are not final; who asks for one beyond the last that
     * is planned waits until that is decided.
     */
    final class Open implements ArrivalQueue {

        private static final long PATIENCE_NANOS = 3_600_000_000_000L;

        private final Ticker ticker;
        private final AtomicLong next = new AtomicLong();
        private volatile Part part;

        /** The arrivals that are planned so far, the latch that opens when another part replaces this one, or none will. */
        private record Part(ArrivalSchedule schedule, CountDownLatch decided, boolean isLast) {}

        /** Creates a queue whose arrivals are not final yet. */
        Open(Ticker ticker, ArrivalSchedule schedule) {
            this.ticker = ticker;
            this.part = new Part(schedule, new CountDownLatch(1), false);
        }

        ArrivalSchedule schedule() {
            return part.schedule;
        }

        /** Replaces the arrivals by more, which begin with the same; only while they are not final. */
        void extend(ArrivalSchedule longer) {
            Part before = part;
            part = new Part(longer, new CountDownLatch(1), false);
            before.decided.countDown();
        }

        /** Decides that there are no more arrivals. */
        void finish() {
            Part before = part;
            part = new Part(before.schedule, before.decided, true);
            before.decided.countDown();
        }

        @Override
        public boolean next(Slot slot) throws InterruptedException {
            long number = next.getAndIncrement();
            Part planned = part;
            while (number >= planned.schedule.count()) {
                if (planned.isLast) {
                    return false;
                }
                ticker.await(planned.decided, ticker.nanoTime() + PATIENCE_NANOS);
                planned = part;
            }
            slot.number = number;
            slot.intendedNanos = planned.schedule.intendedNanos(number);
            return true;
        }

        @Override
        public long numbers() {
            return part.schedule.count();
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
