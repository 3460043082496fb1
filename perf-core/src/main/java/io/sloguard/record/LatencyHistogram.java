package io.sloguard.record;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The distribution of durations, in nanoseconds, with a relative precision of 1/1024: for display, time lines and
 * merging. Its least, greatest, sum and count are exact. Verdicts use exact counts, never this.
 *
 * <p>Immutable and thread-safe; holds only the buckets that have values, so that one per second of a long run stays
 * small. Quantiles are nearest-rank: the value at rank {@code ceil(q * n)} of the sorted values.
 */
public final class LatencyHistogram {

    /** The histogram of no values. */
    public static final LatencyHistogram EMPTY = new LatencyHistogram(new long[0], new long[0], 0, 0, 0);

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long INITIAL_RANGE_NANOS = 1_000_000_000L;

    /** Gives the limits of buckets, which depend on the number of digits alone. */
    private static final Histogram GEOMETRY = newHistogram();

    /** The greatest value of each bucket, ascending. */
    private final long[] topNanos;

    /** How many values lie in each bucket and all before it. */
    private final long[] cumulated;

    private final long minNanos;
    private final long maxNanos;
    private final long sumNanos;

    private LatencyHistogram(long[] topNanos, long[] cumulated, long minNanos, long maxNanos, long sumNanos) {
        this.topNanos = topNanos;
        this.cumulated = cumulated;
        this.minNanos = minNanos;
        this.maxNanos = maxNanos;
        this.sumNanos = sumNanos;
    }

    private static LatencyHistogram of(Histogram histogram, long minNanos, long maxNanos, long sumNanos) {
        long[] tops = new long[16];
        long[] cumulated = new long[16];
        int size = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (size == tops.length) {
                tops = Arrays.copyOf(tops, 2 * size);
                cumulated = Arrays.copyOf(cumulated, 2 * size);
            }
            tops[size] = value.getValueIteratedTo();
            cumulated[size] = value.getTotalCountToThisValue();
            size++;
        }
        return new LatencyHistogram(
                Arrays.copyOf(tops, size), Arrays.copyOf(cumulated, size), minNanos, maxNanos, sumNanos);
    }

    /** Returns how many values there are. */
    public long count() {
        return cumulated.length == 0 ? 0 : cumulated[cumulated.length - 1];
    }

    /** Returns whether there are no values; every other figure then reads 0 and means nothing. */
    public boolean isEmpty() {
        return cumulated.length == 0;
    }

    /** Returns the least value, exactly. */
    public long minNanos() {
        return minNanos;
    }

    /** Returns the greatest value, exactly. */
    public long maxNanos() {
        return maxNanos;
    }

    /** Returns the sum of all values, exactly. */
    public long sumNanos() {
        return sumNanos;
    }

    /** Returns the mean; 0 if there are no values. */
    public double meanNanos() {
        return isEmpty() ? 0 : (double) sumNanos / count();
    }

    /**
     * Returns the value below or at which the given share of the values lies; 0 if there are no values.
     *
     * @param quantile from 0 to 1
     */
    public long quantileNanos(double quantile) {
        return atRankNanos((long) Math.ceil(Math.nextDown(quantile) * count()));
    }

    /**
     * Returns an upper bound of the value at a rank of the sorted values: the top of its bucket, at most the maximum; 0
     * if there are no values. O(log b) for b buckets.
     *
     * @param rank from 1 to {@link #count}; a rank outside is taken as the nearest of these
     */
    public long atRankNanos(long rank) {
        return isEmpty() ? 0 : Math.max(minNanos, Math.min(topNanos[bucketOf(rank)], maxNanos));
    }

    /**
     * Returns a lower bound of the value at a rank of the sorted values: the bottom of its bucket, at least the minimum;
     * 0 if there are no values. O(log b) for b buckets.
     *
     * @param rank from 1 to {@link #count}; a rank outside is taken as the nearest of these
     */
    public long belowRankNanos(long rank) {
        return isEmpty() ? 0 : Math.max(minNanos, GEOMETRY.lowestEquivalentValue(topNanos[bucketOf(rank)]));
    }

    /** Returns how many values are at most as great as the given one, to the precision of a bucket. O(log b). */
    public long countAtMost(long nanos) {
        if (nanos >= maxNanos) {
            return count();
        }
        int found = Arrays.binarySearch(topNanos, nanos);
        int buckets = found >= 0 ? found + 1 : -found - 1;
        return buckets == 0 ? 0 : cumulated[buckets - 1];
    }

    /**
     * Returns the mean of {@code ln(x / x0)} over the values x greater than the given one x0, to the precision of a bucket;
     * 0 if there are none. O(b) for b buckets.
     *
     * @param nanos x0, more than 0
     */
    public double meanLogRatioAbove(long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException("a ratio needs a value of more than 0, not " + nanos);
        }
        long before = countAtMost(nanos);
        long above = count() - before;
        double sum = 0;
        for (int bucket = bucketOf(before + 1); above > 0 && bucket < topNanos.length; bucket++) {
            sum += (cumulated[bucket] - before) * Math.log(Math.min(topNanos[bucket], maxNanos) / (double) nanos);
            before = cumulated[bucket];
        }
        return above == 0 ? 0 : sum / above;
    }

    private int bucketOf(long rank) {
        long within = Math.max(1, Math.min(rank, count()));
        int found = Arrays.binarySearch(cumulated, within);
        return found >= 0 ? found : -found - 1;
    }

    /** Returns the histogram of the values of both; equal to the histogram of all values recorded in one. */
    public LatencyHistogram plus(LatencyHistogram other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        Histogram sum = newHistogram();
        addTo(sum);
        other.addTo(sum);
        return of(
                sum,
                Math.min(minNanos, other.minNanos),
                Math.max(maxNanos, other.maxNanos),
                Math.addExact(sumNanos, other.sumNanos));
    }

    /** Returns the histogram of the values of all: the same as one {@link #plus} after the other, in one pass. */
    public static LatencyHistogram sum(Collection<LatencyHistogram> histograms) {
        Histogram sum = newHistogram();
        long minNanos = Long.MAX_VALUE;
        long maxNanos = 0;
        long sumNanos = 0;
        for (LatencyHistogram one : histograms) {
            if (!one.isEmpty()) {
                one.addTo(sum);
                minNanos = Math.min(minNanos, one.minNanos);
                maxNanos = Math.max(maxNanos, one.maxNanos);
                sumNanos = Math.addExact(sumNanos, one.sumNanos);
            }
        }
        return sum.getTotalCount() == 0 ? EMPTY : of(sum, minNanos, maxNanos, sumNanos);
    }

    private void addTo(Histogram histogram) {
        long before = 0;
        for (int i = 0; i < topNanos.length; i++) {
            histogram.recordValueWithCount(topNanos[i], cumulated[i] - before);
            before = cumulated[i];
        }
    }

    /** Returns the counts in HdrHistogram's compressed V2 encoding, as base64. */
    public String encoded() {
        Histogram histogram = newHistogram();
        addTo(histogram);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Returns the histogram that {@link #encoded} gave, with its exact figures.
     *
     * @throws IllegalArgumentException if the text is not a histogram, or does not fit the figures
     */
    public static LatencyHistogram decoded(String encoded, long minNanos, long maxNanos, long sumNanos) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(buffer, INITIAL_RANGE_NANOS);
            if (histogram.getTotalCount() > 0 && minNanos > maxNanos) {
                throw new IllegalArgumentException("least " + minNanos + " is above greatest " + maxNanos + " ns");
            }
            return of(histogram, minNanos, maxNanos, sumNanos);
        } catch (DataFormatException | IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IllegalArgumentException("not a compressed histogram", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram that
                && Arrays.equals(topNanos, that.topNanos)
                && Arrays.equals(cumulated, that.cumulated)
                && minNanos == that.minNanos
                && maxNanos == that.maxNanos
                && sumNanos == that.sumNanos;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31 * (31 * count() + minNanos) + maxNanos) + sumNanos);
    }

    @Override
    public String toString() {
        return "LatencyHistogram[count=" + count() + ", minNanos=" + minNanos + ", maxNanos=" + maxNanos + "]";
    }

    private static Histogram newHistogram() {
        Histogram histogram = new Histogram(INITIAL_RANGE_NANOS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /**
     * Collects values into a {@link LatencyHistogram}. Mutable, because values come one by one; not thread-safe. A value
     * above everything recorded so far may enlarge it, otherwise nothing is allocated.
     */
    public static final class Builder {

        private final Histogram histogram = newHistogram();
        private long minNanos = Long.MAX_VALUE;
        private long maxNanos;
        private long sumNanos;

        /**
         * Adds one value.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public void add(long nanos) {
            if (nanos < 0) {
                throw new IllegalArgumentException("a duration is 0 or more, not " + nanos + " ns");
            }
            histogram.recordValue(nanos);
            minNanos = Math.min(minNanos, nanos);
            maxNanos = Math.max(maxNanos, nanos);
            sumNanos += nanos;
        }

        /** Adds every value of another builder. */
        public void addAll(Builder other) {
            histogram.add(other.histogram);
            minNanos = Math.min(minNanos, other.minNanos);
            maxNanos = Math.max(maxNanos, other.maxNanos);
            sumNanos += other.sumNanos;
        }

        /** Returns the histogram of the values added so far. */
        public LatencyHistogram build() {
            return histogram.getTotalCount() == 0 ? EMPTY : of(histogram, minNanos, maxNanos, sumNanos);
        }

        /** Forgets every value, so that the next distribution can be collected without allocating. */
        public void reset() {
            histogram.reset();
            minNanos = Long.MAX_VALUE;
            maxNanos = 0;
            sumNanos = 0;
        }
    }
}
