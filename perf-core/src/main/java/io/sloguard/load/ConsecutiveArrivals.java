package io.sloguard.load;

/**
 * Arrivals of one schedule after the other: a phase that goes on. What was planned before stays as it was.
 *
 * @param first the earlier arrivals
 * @param second the later ones; their phase starts when the first one's is over
 */
record ConsecutiveArrivals(ArrivalSchedule first, ArrivalSchedule second) implements ArrivalSchedule {

    ConsecutiveArrivals {
        ArrivalSchedule.checkedCount(first.count() + second.count());
    }

    @Override
    public long count() {
        return first.count() + second.count();
    }

    @Override
    public long intendedNanos(long n) {
        return n < first.count()
                ? first.intendedNanos(n)
                : first.durationNanos() + second.intendedNanos(n - first.count());
    }

    @Override
    public long durationNanos() {
        return first.durationNanos() + second.durationNanos();
    }

    @Override
    public double atShareNanos(double share) {
        double arrivals = share * (first.count() + second.count());
        return arrivals <= first.count()
                ? first.atShareNanos(arrivals / first.count())
                : first.durationNanos() + second.atShareNanos((arrivals - first.count()) / second.count());
    }
}
