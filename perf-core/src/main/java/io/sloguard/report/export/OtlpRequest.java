package io.sloguard.report.export;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.RunResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Collects metrics in the JSON encoding of OTLP: members in lowerCamelCase, enumerations as numbers, 64 bit integers as
 * texts (OpenTelemetry protocol 1.x, "JSON Protobuf Encoding"). Mutable, for one request and one thread.
 */
final class OtlpRequest {

    /** The steps of IEC 60063's series E12, in tenths: neighbours differ by a fifth. */
    private static final long[] STEPS = {10, 12, 15, 18, 22, 27, 33, 39, 47, 56, 68, 82};

    /**
     * The upper edges of the buckets: from 0.1 ms to 100 s. They are the same for every run, so that runs can be summed, and
     * every collector and store takes explicit edges, which is not so with exponential ones.
     */
    private static final List<Long> EDGES_NANOS = edges();

    /** A run is a process that starts with it and has counted this much when it ends. */
    private static final BigDecimal CUMULATIVE = BigDecimal.valueOf(2);

    private static final int NANO_DIGITS = 9;
    private static final int NANOS_OF_A_SECOND = 1_000_000_000;

    private final String start;
    private final String end;
    private final List<Map<String, Object>> metrics = new ArrayList<>();
    private List<Map<String, Object>> points = new ArrayList<>();

    /**
     * Creates the request of a run.
     *
     * @param startedAt when it started
     * @param elapsedNanos how long it took
     */
    OtlpRequest(Instant startedAt, long elapsedNanos) {
        start = nanos(startedAt);
        end = nanos(startedAt.plusNanos(elapsedNanos));
    }

    private static List<Long> edges() {
        List<Long> edges = new ArrayList<>();
        for (long tenth = 10_000; tenth < 10 * (long) NANOS_OF_A_SECOND; tenth *= 10) {
            for (long step : STEPS) {
                edges.add(tenth * step);
            }
        }
        edges.add(100L * NANOS_OF_A_SECOND);
        return List.copyOf(edges);
    }

    private static String nanos(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .scaleByPowerOfTen(NANO_DIGITS)
                .add(BigDecimal.valueOf(time.getNano()))
                .toPlainString();
    }

    /** Begins a metric whose points are counts. */
    void sum(String name, String unit, String description) {
        Map<String, Object> sum = begin(name, unit, description, "sum");
        sum.put("aggregationTemporality", CUMULATIVE);
        sum.put("isMonotonic", true);
    }

    /** Begins a metric whose points are distributions, in seconds. */
    void histogram(String name, String description) {
        begin(name, "s", description, "histogram").put("aggregationTemporality", CUMULATIVE);
    }

    /** Begins a metric whose points are values; in what unit, each says itself. */
    void gauge(String name, String description) {
        begin(name, "", description, "gauge");
    }

    private Map<String, Object> begin(String name, String unit, String description, String kind) {
        points = new ArrayList<>();
        Map<String, Object> data = members("dataPoints", points);
        metrics.add(members("name", name, "unit", unit, "description", description, kind, data));
        return data;
    }

    /**
     * Adds a count to the metric.
     *
     * @param attributes the names of the attributes, each followed by its value
     */
    void count(long count, String... attributes) {
        point(attributes).put("asInt", Long.toString(count));
    }

    /**
     * Adds a value to the metric.
     *
     * @param attributes the names of the attributes, each followed by its value
     */
    void value(BigDecimal value, String... attributes) {
        Map<String, Object> point = point(attributes);
        point.remove("startTimeUnixNano");
        point.put("asDouble", value);
    }

    /**
     * Adds a distribution to the metric.
     *
     * @param times the times, at least one
     * @param attributes the names of the attributes, each followed by its value
     */
    void distribution(LatencyHistogram times, String... attributes) {
        Map<String, Object> point = point(attributes);
        point.put("count", Long.toString(times.count()));
        point.put("sum", seconds(times.sumNanos()));
        point.put("bucketCounts", buckets(times));
        point.put(
                "explicitBounds", EDGES_NANOS.stream().map(OtlpRequest::seconds).toList());
        point.put("min", seconds(times.minNanos()));
        point.put("max", seconds(times.maxNanos()));
    }

    private Map<String, Object> point(String... attributes) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            named.put(attributes[i], attributes[i + 1]);
        }
        Map<String, Object> point =
                members("attributes", attributes(named), "startTimeUnixNano", start, "timeUnixNano", end);
        points.add(point);
        return point;
    }

    /** A bucket holds what is above the edge below it and at most its own; the last one what is above all. */
    private static List<String> buckets(LatencyHistogram times) {
        List<String> counts = new ArrayList<>();
        long below = 0;
        for (long atMost : LongStream.concat(
                        EDGES_NANOS.stream().mapToLong(times::countAtMost), LongStream.of(times.count()))
                .toArray()) {
            counts.add(Long.toString(atMost - below));
            below = atMost;
        }
        return counts;
    }

    private static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros();
    }

    private static List<Map<String, Object>> attributes(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> members("key", one.getKey(), "value", members("stringValue", one.getValue())))
                .toList();
    }

    /** Returns the request as JSON; metrics without a point are left out. */
    String text(RunResult run, Map<String, String> resource) {
        List<Map<String, Object>> present =
                metrics.stream().filter(OtlpRequest::hasPoints).toList();
        return JsonText.of(members(
                "resourceMetrics",
                List.of(members(
                        "resource",
                        members("attributes", attributes(resource(run, resource))),
                        "scopeMetrics",
                        List.of(members("scope", members("name", "io.sloguard"), "metrics", present))))));
    }

    /** Returns an object whose members have this order. */
    private static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    private static boolean hasPoints(Map<String, Object> metric) {
        return metric.values().stream()
                .anyMatch(member -> member instanceof Map<?, ?> data
                        && data.get("dataPoints") instanceof List<?> list
                        && !list.isEmpty());
    }

    /** Names are those of the semantic conventions where these have one. */
    private static Map<String, String> resource(RunResult run, Map<String, String> given) {
        Map<String, String> all = new TreeMap<>();
        all.put("service.name", "sloguard");
        all.put("os.description", run.environment().operatingSystem());
        all.put("process.runtime.description", run.environment().jdk());
        all.put("sloguard.machine", run.environment().machine());
        all.put("sloguard.run.id", run.runId());
        if (!run.environment().commit().isEmpty()) {
            all.put("vcs.ref.head.revision", run.environment().commit());
        }
        all.putAll(given);
        return all;
    }
}
