package io.sloguard.diagnosis;

import io.sloguard.result.diagnosis.BlockedTime;
import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.CauseTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums up for how long operations were held up by each cause. Mutable for that; not thread-safe. */
final class CauseTally {

    /** So many causes are told apart; of the others only the kind and the object are. */
    static final int MOST_CAUSES = 20;

    private static final int MOST_BLOCKERS = 5;

    private final Map<Cause, Times> times = new HashMap<>();

    /** Adds time that operations ran in. */
    void add(Sighting sighting, double nanos) {
        Times known = times.computeIfAbsent(grouped(sighting.cause()), cause -> new Times());
        known.nanos += nanos;
        sighting.blocker().ifPresent(blocker -> known.blockers.merge(blocker, nanos, Double::sum));
    }

    /** Adds time that operations waited in, for a worker that was held up so. */
    void addQueued(Sighting sighting, double nanos) {
        add(sighting, nanos);
        times.computeIfAbsent(grouped(sighting.cause()), cause -> new Times()).queuedNanos += nanos;
    }

    /** Who waits for a lock waits for its holder, whatever the statement; what is executed is the statement. */
    private static Cause grouped(Cause cause) {
        return switch (cause.kind()) {
            case EXECUTION, DATA_FILE, INTERNAL -> cause;
            default -> cause.ofAnyStatement();
        };
    }

    /**
     * Returns the causes, the most time first; what nobody saw is no cause and comes last.
     *
     * @param totalNanos what their times add up to: rounding goes to the first
     */
    List<CauseTime> build(long totalNanos) {
        Map<Cause, Times> kept = new HashMap<>();
        List<Map.Entry<Cause, Times>> byTime = new ArrayList<>(times.entrySet());
        byTime.sort(Comparator.comparingDouble((Map.Entry<Cause, Times> one) -> -one.getValue().nanos)
                .thenComparing(one -> one.getKey().toString()));
        for (int i = 0; i < byTime.size(); i++) {
            Cause cause = byTime.get(i).getKey();
            Cause name = i < MOST_CAUSES ? cause : cause.ofAnyStatement();
            kept.computeIfAbsent(name, any -> new Times()).addAll(byTime.get(i).getValue());
        }
        return rounded(kept, totalNanos);
    }

    private static List<CauseTime> rounded(Map<Cause, Times> kept, long totalNanos) {
        List<CauseTime> causes = new ArrayList<>();
        kept.forEach((cause, time) -> {
            long nanos = (long) time.nanos;
            causes.add(new CauseTime(cause, nanos, Math.min(nanos, (long) time.queuedNanos), time.blockers()));
        });
        causes.sort(Comparator.comparing((CauseTime one) -> one.cause().kind() == Cause.Kind.UNSEEN)
                .thenComparing(Comparator.comparingLong(CauseTime::nanos).reversed())
                .thenComparing(one -> one.cause().toString()));
        long rest = totalNanos - causes.stream().mapToLong(CauseTime::nanos).sum();
        if (!causes.isEmpty() && rest != 0) {
            CauseTime first = causes.get(0);
            causes.set(0, new CauseTime(first.cause(), first.nanos() + rest, first.queuedNanos(), first.blockers()));
        }
        causes.removeIf(cause -> cause.nanos() == 0);
        return causes;
    }

    /** What is summed up for one cause; mutable for that. */
    private static final class Times {

        private final Map<Blocker, Double> blockers = new HashMap<>();
        private double nanos;
        private double queuedNanos;

        private void addAll(Times other) {
            nanos += other.nanos;
            queuedNanos += other.queuedNanos;
            other.blockers.forEach((blocker, time) -> blockers.merge(blocker, time, Double::sum));
        }

        private List<BlockedTime> blockers() {
            return blockers.entrySet().stream()
                    .map(entry ->
                            new BlockedTime(entry.getKey(), entry.getValue().longValue()))
                    .sorted(Comparator.comparingLong(BlockedTime::nanos)
                            .reversed()
                            .thenComparing(one -> one.blocker().toString()))
                    .limit(MOST_BLOCKERS)
                    .toList();
        }
    }
}
