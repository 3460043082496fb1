package io.sloguard.run;

import io.sloguard.result.Blocker;
import io.sloguard.result.BuildPhase;
import io.sloguard.result.LockWait;
import io.sloguard.result.LockWatchResult;
import io.sloguard.result.LookGaps;
import io.sloguard.result.Span;
import io.sloguard.target.LockWatch.Look;
import io.sloguard.target.LockWatch.Moment;
import io.sloguard.target.LockWatch.Step;
import io.sloguard.target.LockWatch.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Puts the looks of a {@link io.sloguard.target.LockWatch} together: who waited from when to when, which phase lasted how
 * long, how far the looks lie apart. A wait that began between two looks has begun after the first of them; one that ended
 * between two looks has ended before the second. Mutable; one thread adds, and another reads when it has ended.
 */
final class LockLog {

    /** Where one look lies: it has seen the database at some moment between its begin and its end. */
    private record At(long begunNanos, long endedNanos, Optional<Moment> moment) {

        /**
         * Returns how long what this look and the one before have both not seen can have lasted at most. The clock of the
         * database is believed within what our own allows, so that it may be set meanwhile.
         */
        long mostSince(At before) {
            long least = Math.max(0, begunNanos - before.endedNanos);
            long most = endedNanos - before.begunNanos;
            return moment.flatMap(
                            now -> before.moment.map(then -> Math.max(least, now.latestNanos() - then.earliestNanos())))
                    .map(told -> Math.min(told, most))
                    .orElse(most);
        }
    }

    /** A stretch in which nobody looked, of which that much at most was unseen. */
    private record Gap(Span span, long nanos) {}

    private final List<At> looks = new ArrayList<>();
    private final Map<Key, Pending> waiting = new LinkedHashMap<>();
    private final List<LockWait> waits = new ArrayList<>();
    private final Map<Long, PendingPhase> steps = new LinkedHashMap<>();
    private final List<BuildPhase> phases = new ArrayList<>();

    private OptionalLong firstStepNanos = OptionalLong.empty();

    private record Key(long session, String table) {}

    /**
     * Adds a look.
     *
     * @param begunNanos when it was begun, after the start of the phase
     * @param endedNanos when its answer was there
     */
    synchronized void add(long begunNanos, long endedNanos, Look look) {
        At at = new At(begunNanos, endedNanos, look.moment());
        if (firstStepNanos.isEmpty() && !look.steps().isEmpty()) {
            firstStepNanos = OptionalLong.of(begunNanos);
        }
        waits(at, look);
        phases(at, look);
        looks.add(at);
    }

    /** Returns when a migration was first seen at work, in nanoseconds after the start of the phase. */
    synchronized OptionalLong firstStepNanos() {
        return firstStepNanos;
    }

    private void waits(At at, Look look) {
        Set<Key> seen = new LinkedHashSet<>();
        for (Waiting one : look.waiting()) {
            Key key = new Key(one.session(), one.table());
            Pending known = waiting.get(key);
            if (known != null && known.isOver(at, one)) {
                end(key, at.endedNanos());
                known = null;
            }
            if (known == null) {
                known = new Pending(
                        at,
                        looks.isEmpty()
                                ? at.begunNanos()
                                : looks.get(looks.size() - 1).begunNanos());
                waiting.put(key, known);
            }
            known.isSeen(at, one);
            seen.add(key);
        }
        for (Key key : List.copyOf(waiting.keySet())) {
            if (!seen.contains(key)) {
                end(key, at.endedNanos());
            }
        }
    }

    private void end(Key key, long goneNanos) {
        Pending ended = waiting.remove(key);
        if (ended != null) {
            waits.add(ended.wait(key, goneNanos));
        }
    }

    private void phases(At at, Look look) {
        Set<Long> seen = new LinkedHashSet<>();
        for (Step step : look.steps()) {
            PendingPhase known = steps.get(step.session());
            if (known != null && !known.name.equals(step.name())) {
                end(step.session());
                known = null;
            }
            if (known == null) {
                known = new PendingPhase(step.name(), at.begunNanos());
                steps.put(step.session(), known);
            }
            known.lastSeenNanos = at.endedNanos();
            known.blockers.addAll(step.blockers());
            seen.add(step.session());
        }
        for (Long session : List.copyOf(steps.keySet())) {
            if (!seen.contains(session)) {
                end(session);
            }
        }
    }

    private void end(long session) {
        PendingPhase ended = steps.remove(session);
        if (ended != null) {
            phases.add(new BuildPhase(
                    ended.name, new Span(ended.fromNanos, ended.lastSeenNanos), List.copyOf(ended.blockers)));
        }
    }

    /**
     * Returns what was seen, when nothing is added any more.
     *
     * @param during when the migration ran
     * @param longestWithin returns how long a session can have waited at most within a span in which nobody looked
     * @param error why the watch ended early
     */
    synchronized LockWatchResult result(Span during, ToLongFunction<Span> longestWithin, Optional<String> error) {
        List<LockWait> allWaits = new ArrayList<>(waits);
        long last = looks.isEmpty() ? 0 : looks.get(looks.size() - 1).endedNanos();
        waiting.forEach((key, pending) -> allWaits.add(pending.wait(key, Math.max(last, during.toNanos()))));
        allWaits.sort(Comparator.comparingLong(wait -> wait.span().fromNanos()));
        List<BuildPhase> allPhases = new ArrayList<>(phases);
        steps.values()
                .forEach(step -> allPhases.add(new BuildPhase(
                        step.name, new Span(step.fromNanos, step.lastSeenNanos), List.copyOf(step.blockers))));
        allPhases.sort(Comparator.comparingLong(phase -> phase.span().fromNanos()));
        long meanwhile = looks.stream()
                .filter(look -> during.overlaps(new Span(look.begunNanos(), look.endedNanos())))
                .count();
        return new LockWatchResult(meanwhile, summary(gaps(during), longestWithin), allWaits, allPhases, error);
    }

    private static LookGaps summary(List<Gap> gaps, ToLongFunction<Span> longestWithin) {
        long[] sorted = gaps.stream().mapToLong(Gap::nanos).sorted().toArray();
        long missed = gaps.stream()
                .mapToLong(gap -> Math.min(gap.nanos(), longestWithin.applyAsLong(gap.span())))
                .max()
                .orElse(0);
        return new LookGaps(atMost(0.5, sorted), atMost(0.99, sorted), atMost(1, sorted), missed);
    }

    /** Returns the least value that at least such a share of the values does not exceed; 0 of none. */
    private static long atMost(double share, long[] sorted) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** The ends of the span count as looks that have seen nothing: a watch that came too late has missed what was before. */
    private List<Gap> gaps(Span during) {
        List<Gap> gaps = new ArrayList<>();
        At before = new At(during.fromNanos(), during.fromNanos(), Optional.empty());
        At end = new At(during.toNanos(), during.toNanos(), Optional.empty());
        for (At look : looks) {
            between(before, look, during).ifPresent(gaps::add);
            before = look;
        }
        between(before, end, during).ifPresent(gaps::add);
        return gaps;
    }

    private static Optional<Gap> between(At before, At look, Span during) {
        long from = Math.max(before.begunNanos(), during.fromNanos());
        long to = Math.min(look.endedNanos(), during.toNanos());
        return to > from
                ? Optional.of(new Gap(new Span(from, to), Math.min(to - from, look.mostSince(before))))
                : Optional.empty();
    }

    /**
     * A wait that has not ended; mutable for that. It has begun between the earliest and the latest moment. Where the
     * database tells for how long it has lasted, its length is exact, and its place as exact as a look.
     */
    private static final class Pending {
        private final long latestNanos;
        private long earliestNanos;
        private long seenNanos;
        private long leastNanos;
        private boolean isTold;

        private Pending(At first, long notBeforeNanos) {
            this.latestNanos = first.endedNanos();
            this.earliestNanos = notBeforeNanos;
        }

        /** Returns whether the session has been granted what it waited for, and waits for the same table once more. */
        private boolean isOver(At at, Waiting now) {
            return now.waitedNanos().isPresent()
                    && at.begunNanos() - now.waitedNanos().getAsLong() > latestNanos;
        }

        private void isSeen(At at, Waiting now) {
            seenNanos = at.begunNanos();
            if (now.waitedNanos().isPresent()) {
                leastNanos = now.waitedNanos().getAsLong();
                long told = at.begunNanos() - leastNanos;
                earliestNanos = isTold ? Math.max(earliestNanos, told) : told;
                isTold = true;
            } else {
                leastNanos = Math.max(0, at.begunNanos() - latestNanos);
            }
        }

        private LockWait wait(Key key, long goneNanos) {
            return new LockWait(
                    key.session(),
                    key.table(),
                    new Span(seenNanos - leastNanos, seenNanos),
                    Math.max(leastNanos, goneNanos - earliestNanos));
        }
    }

    /** A phase that has not ended; mutable for that. */
    private static final class PendingPhase {
        private final String name;
        private final long fromNanos;
        private final Set<Blocker> blockers = new LinkedHashSet<>();
        private long lastSeenNanos;

        private PendingPhase(String name, long fromNanos) {
            this.name = name;
            this.fromNanos = fromNanos;
            this.lastSeenNanos = fromNanos;
        }
    }
}
