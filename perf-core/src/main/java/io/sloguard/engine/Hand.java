package io.sloguard.engine;

import io.sloguard.record.UserTally;

/** What runs operations in a phase, on a thread of its own: a worker for one user, or one for a crew of them. */
sealed interface Hand extends Runnable permits Worker, CrewWorker {

    /** Stands for the number of an operation where no single one is running. */
    long NO_OPERATION = -1;

    /** Returns how many operations it can have in flight. */
    int users();

    /** Returns the number of the one operation that its thread is inside of, or {@link #NO_OPERATION}. */
    long running();

    /** Returns what its users counted; read it after its thread has ended. */
    UserTally tally();
}
