package io.sloguard.diagnosis;

import io.sloguard.record.OperationLog;
import io.sloguard.record.OperationState;
import io.sloguard.record.ProcessUsage;
import io.sloguard.record.Recording;
import io.sloguard.record.Stalls;
import io.sloguard.record.UserTally;
import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.SlowTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** A phase with known operations and samples, in milliseconds. Mutable: built up call by call. */
final class Staged {

    static final long MS = 1_000_000L;

    private final OperationLog log = OperationLog.reserved(100);
    private final SampleLog samples = new SampleLog();
    private final List<String> stallReasons = new ArrayList<>();
    private final int workers;
    private long[] stallFrom = {};
    private long[] stallTo = {};
    private long operations;

    Staged(int workers) {
        this.workers = workers;
    }

    /** Adds an operation that starts when it was meant to. */
    Staged operation(long fromMillis, long toMillis) {
        return operation(fromMillis, fromMillis, toMillis, OperationState.OK);
    }

    Staged operation(long intendedMillis, long startedMillis, long endedMillis, OperationState state) {
        log.start(operations, intendedMillis * MS, startedMillis * MS, startedMillis == intendedMillis);
        log.end(operations, endedMillis * MS, state);
        operations++;
        return this;
    }

    Staged stall(long fromMillis, long toMillis, String reason) {
        stallFrom = new long[] {fromMillis * MS};
        stallTo = new long[] {toMillis * MS};
        stallReasons.add(reason);
        return this;
    }

    Staged sample(long atMillis) {
        samples.begin(atMillis * MS);
        return this;
    }

    Staged seen(long number, Cause cause) {
        samples.add(number, new Sighting(cause, Optional.empty()));
        return this;
    }

    Staged seen(long number, Cause cause, Blocker blocker) {
        samples.add(number, new Sighting(cause, Optional.of(blocker)));
        return this;
    }

    List<SlowTime> slow(long thresholdMillis) {
        return attribution().slow(List.of(thresholdMillis * MS));
    }

    List<SlowOperation> slowest() {
        return attribution().slowest();
    }

    List<SlowTime> slow(long thresholdMillis, LongPredicate among) {
        return attribution(among).slow(List.of(thresholdMillis * MS));
    }

    List<SlowOperation> slowest(LongPredicate among) {
        return attribution(among).slowest();
    }

    private Attribution attribution() {
        return attribution(number -> true);
    }

    private Attribution attribution(LongPredicate among) {
        log.close(10_000 * MS, operations);
        Recording recording = new Recording(
                log,
                operations,
                Optional.empty(),
                10_000 * MS,
                new UserTally(),
                Stalls.of(stallFrom, stallTo),
                ProcessUsage.NONE,
                workers);
        return new Attribution(recording, samples, stallReasons, among);
    }
}
