package io.sloguard.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * By how much something falls: to a tenth (10x) or by 95 per cent. Immutable.
 *
 * @param number the number that is written
 * @param scale what the number means
 */
public record Improvement(BigDecimal number, Scale scale) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What the number of an improvement means. */
    public enum Scale {
        /** So many times less: 10x leaves a tenth. */
        TIMES,
        /** So many per cent less: 95% leaves a twentieth. */
        PERCENT
    }

    public Improvement {
        Objects.requireNonNull(scale, "scale");
        if (scale == Scale.TIMES && number.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException("an improvement is by more than 1x, not " + number + "x");
        }
        if (scale == Scale.PERCENT && (number.signum() <= 0 || number.compareTo(HUNDRED) >= 0)) {
            throw new IllegalArgumentException(
                    "an improvement is by more than 0 % and less than 100 %, not " + number + "%");
        }
    }

    /** Returns how many times less is claimed: 20 for 95 per cent. */
    public double factor() {
        return (scale == Scale.TIMES ? number : HUNDRED.divide(HUNDRED.subtract(number), MathContext.DECIMAL64))
                .doubleValue();
    }

    /** Returns whether a value fell by that much, compared exactly, without rounding. */
    public boolean isReached(long before, long now) {
        BigDecimal was = BigDecimal.valueOf(before);
        BigDecimal is = BigDecimal.valueOf(now);
        return scale == Scale.TIMES
                ? is.multiply(number).compareTo(was) <= 0
                : is.multiply(HUNDRED).compareTo(was.multiply(HUNDRED.subtract(number))) <= 0;
    }

    @Override
    public String toString() {
        return number.stripTrailingZeros().toPlainString() + (scale == Scale.TIMES ? "x" : "%");
    }
}
