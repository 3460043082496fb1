package io.sloguard.slo;

import java.util.Objects;

/**
 * A further duration that operations record keeps a limit, for example {@code delivery p95 <= 1s}. Immutable.
 *
 * @param measurement the name under which it is recorded
 * @param limit what is claimed of its values: a quantile, the maximum, or the mean
 */
public record MeasurementObjective(String measurement, Objective limit) implements Objective {

    public MeasurementObjective {
        Objects.requireNonNull(measurement, "measurement");
        boolean isLatency = limit instanceof LatencyQuantile || limit instanceof Maximum || limit instanceof Mean;
        if (!isLatency) {
            throw new IllegalArgumentException("a measurement has quantiles, max and mean, not " + limit.metric());
        }
        if (measurement.isBlank() || !measurement.equals(measurement.strip())) {
            throw new IllegalArgumentException(
                    "the name of a measurement has no blank at its ends, not \"" + measurement + "\"");
        }
    }

    @Override
    public String metric() {
        return measurement + " " + limit.metric();
    }

    @Override
    public double limitValue() {
        return limit.limitValue();
    }

    @Override
    public String toString() {
        return measurement + " " + limit;
    }
}
