package io.sloguard.engine;

import io.sloguard.record.UserTally;
import io.sloguard.scenario.Crew;
import io.sloguard.scenario.Outcome;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A crew and the one thread that runs the operations of all its users, in a closed load without think time: whoever has
 * ended one begins the next at once.
 */
final class CrewWorker implements Hand {

    private static final long PATIENCE_NANOS = 3_600_000_000_000L;

    private final PhaseRun phase;
    private final Crew crew;
    private final UserTally tally;
    private final List<Member> members = new ArrayList<>();

    /** Whose next operation begins at the next round, not at once: an operation that ended while it was started. */
    private final Deque<Member> due = new ArrayDeque<>();

    private int running;

    CrewWorker(PhaseRun phase, Crew crew) {
        this.phase = phase;
        this.crew = crew;
        this.tally = new UserTally(phase.exact());
        for (int user = 0; user < crew.users(); user++) {
            members.add(new Member(user, new Seat(phase, tally)));
        }
    }

    @Override
    public int users() {
        return members.size();
    }

    @Override
    public UserTally tally() {
        return tally;
    }

    /** No operation is the one that its thread is inside of. */
    @Override
    public long running() {
        return NO_OPERATION;
    }

    @Override
    public void run() {
        try {
            phase.awaitStart();
            phase.ticker().sleepUntil(phase.originNanos());
            due.addAll(members);
            while (!phase.isOver() && (running > 0 || !due.isEmpty())) {
                for (int count = due.size(); count > 0; count--) {
                    due.remove().begin();
                }
                turn();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            members.forEach(Member::abandon);
            phase.handEnded();
        }
    }

    private void turn() throws InterruptedException {
        long now = phase.ticker().nanoTime();
        try {
            crew.turn(due.isEmpty() ? now + PATIENCE_NANOS : now);
        } catch (IOException | RuntimeException failure) {
            members.forEach(member -> member.fail(failure));
        }
        if (Thread.interrupted() && phase.isOver()) {
            throw new InterruptedException("the phase is over");
        }
    }

    /** One user of the crew; mutable, because it is what the thread works with. */
    private final class Member {

        private final int user;
        private final Seat seat;
        private final Consumer<Outcome> whenEnded = this::ended;
        private boolean isRunning;
        private boolean isStarting;

        private Member(int user, Seat seat) {
            this.user = user;
            this.seat = seat;
        }

        private void begin() {
            if (!takesNext() || !seat.start(false)) {
                return;
            }
            isRunning = true;
            isStarting = true;
            running++;
            try {
                crew.start(user, seat, whenEnded);
            } catch (Throwable failure) {
                // whatever an operation throws is its outcome
                fail(failure);
            }
            isStarting = false;
        }

        private boolean takesNext() {
            try {
                return seat.next();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void ended(Outcome outcome) {
            isRunning = false;
            running--;
            seat.end(outcome);
            if (isStarting) {
                due.add(this);
            } else {
                begin();
            }
        }

        private void fail(Throwable failure) {
            if (isRunning) {
                crew.abandon(user);
                isStarting = true;
                ended(FailureKind.of(failure));
                isStarting = false;
            }
        }

        private void abandon() {
            if (isRunning) {
                crew.abandon(user);
            }
        }
    }
}
