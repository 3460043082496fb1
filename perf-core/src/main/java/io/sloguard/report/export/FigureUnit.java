package io.sloguard.report.export;

import io.sloguard.slo.Objective;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The unit in which an export writes the figures of an objective. All are powers of ten of the unit of the evidence, so
 * that no digit is made up.
 *
 * @param name its name
 * @param power how many places the decimal point of the evidence moves to the right
 */
record FigureUnit(String name, int power) {

    /** More digits than a measurement has, and fewer than the binary noise of a double. */
    private static final MathContext DIGITS = new MathContext(12);

    /** Returns the unit for people, with the value in it: {@code ms}, {@code %}, {@code /s}. */
    static FigureUnit shown(Objective objective) {
        return switch (objective.unit()) {
            case NANOSECONDS -> new FigureUnit("ms", -6);
            case SHARE -> new FigureUnit("%", 2);
            case PER_SECOND -> new FigureUnit("/s", 0);
            case BUFFERS -> new FigureUnit("buffers", 0);
            case SCANS -> new FigureUnit("scans", 0);
            case INDEXES -> new FigureUnit("indexes", 0);
            case FACTOR -> new FigureUnit("x", 0);
        };
    }

    /** Returns the base unit: {@code seconds}, {@code ratio}, {@code per_second}. */
    static FigureUnit base(Objective objective) {
        return switch (objective.unit()) {
            case NANOSECONDS -> new FigureUnit("seconds", -9);
            case SHARE, FACTOR -> new FigureUnit("ratio", 0);
            case PER_SECOND -> new FigureUnit("per_second", 0);
            case BUFFERS -> new FigureUnit("buffers", 0);
            case SCANS -> new FigureUnit("scans", 0);
            case INDEXES -> new FigureUnit("indexes", 0);
        };
    }

    /** Returns a value of the evidence in this unit. */
    BigDecimal of(double value) {
        return BigDecimal.valueOf(value).round(DIGITS).scaleByPowerOfTen(power).stripTrailingZeros();
    }
}
