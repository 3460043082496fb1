package io.sloguard.result;

import io.sloguard.record.LatencyHistogram;
import java.util.Objects;

/**
 * The times of all started operations of a phase, for display and merging; verdicts rest on the exact counts instead.
 *
 * @param response end minus intended start; an unfinished operation counts with its age when the drain was over
 * @param success the response times of the successful operations alone
 * @param service end minus actual start
 * @param lag actual minus intended start
 */
public record Latencies(
        LatencyHistogram response, LatencyHistogram success, LatencyHistogram service, LatencyHistogram lag) {

    /** No operation at all. */
    public static final Latencies NONE = new Latencies(
            LatencyHistogram.EMPTY, LatencyHistogram.EMPTY, LatencyHistogram.EMPTY, LatencyHistogram.EMPTY);

    public Latencies {
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(success, "success");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(lag, "lag");
    }

    /** Returns the times of both taken together. */
    public Latencies plus(Latencies other) {
        return new Latencies(
                response.plus(other.response),
                success.plus(other.success),
                service.plus(other.service),
                lag.plus(other.lag));
    }
}
