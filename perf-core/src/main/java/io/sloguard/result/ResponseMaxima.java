package io.sloguard.result;

import java.util.List;

/**
 * The greatest response time of each stretch of a phase, by intended start: the picture in which a freeze is seen.
 *
 * @param slotNanos how long a stretch is, in nanoseconds
 * @param maximaNanos the greatest response time of each, in nanoseconds; 0 where no operation was meant to start
 */
public record ResponseMaxima(long slotNanos, List<Long> maximaNanos) {

    public ResponseMaxima {
        maximaNanos = List.copyOf(maximaNanos);
        if (slotNanos < 1) {
            throw new IllegalArgumentException("a stretch takes at least 1 ns, not " + slotNanos);
        }
    }
}
