package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sloguard.report.SampleRuns;
import io.sloguard.slo.JudgedRun;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The schema is what the protocol says of its JSON encoding; what no schema can say is checked here. */
class OtlpMetricsTest {

    private static final Map<String, String> RESOURCE = Map.of("service.name", "shop");

    @Test
    void requests_are_valid_by_the_rules_of_the_encoding() throws Exception {
        Schema schema = schema();

        for (JudgedRun run :
                List.of(SampleRuns.mixed(), SampleRuns.held(), SampleRuns.unproven(), SampleRuns.hostile())) {
            assertThat(schema.validate(OtlpMetrics.text(run, RESOURCE), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(schema.validate(OtlpMetrics.text(SampleRuns.none(), Map.of()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void operations_are_counted_by_outcome_from_the_start_of_the_run_to_its_end() throws Exception {
        Map<String, Object> operations = metric(SampleRuns.unproven(), "sloguard.operations");

        assertThat(list(map(operations.get("sum")).get("dataPoints")).get(4))
                .isEqualTo(Map.of(
                        "attributes",
                        List.of(attribute("scenario", "undelivered"), attribute("outcome", "dropped")),
                        "startTimeUnixNano",
                        "1795501867000000000",
                        "timeUnixNano",
                        "1795501871000000000",
                        "asInt",
                        "12"));
        assertThat(map(operations.get("sum")))
                .containsEntry("isMonotonic", true)
                .containsEntry("aggregationTemporality", new BigDecimal(2));
    }

    @Test
    void buckets_hold_every_operation_once_at_edges_that_ascend() throws Exception {
        Map<String, Object> response = metric(SampleRuns.held(), "sloguard.response");
        Map<String, Object> point =
                map(list(map(response.get("histogram")).get("dataPoints")).get(0));
        List<Long> counts = list(point.get("bucketCounts")).stream()
                .map(count -> Long.parseLong((String) count))
                .toList();
        List<BigDecimal> bounds = list(point.get("explicitBounds")).stream()
                .map(BigDecimal.class::cast)
                .toList();
        var exact = SampleRuns.held().result().scenarios().get(0).latencies().response();

        assertThat(bounds).isSorted().doesNotHaveDuplicates().startsWith(new BigDecimal("0.0001"));
        assertThat(bounds.get(bounds.size() - 1)).isEqualByComparingTo("100");
        assertThat(counts).hasSize(bounds.size() + 1);
        assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(exact.count());
        assertThat(point).containsEntry("count", Long.toString(exact.count()));
        assertThat(counts.subList(0, bounds.indexOf(new BigDecimal("0.027")) + 1).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(exact.countAtMost(27_000_000));
        assertThat((BigDecimal) point.get("sum")).isEqualByComparingTo(BigDecimal.valueOf(exact.sumNanos(), 9));
        assertThat((BigDecimal) point.get("max")).isEqualByComparingTo(BigDecimal.valueOf(exact.maxNanos(), 9));
        assertThat((BigDecimal) point.get("min")).isEqualByComparingTo(BigDecimal.valueOf(exact.minNanos(), 9));
    }

    @Test
    void objectives_have_limit_observation_bounds_and_verdict() throws Exception {
        Map<String, Object> lower = metric(SampleRuns.unproven(), "sloguard.objective.lower");
        Map<String, Object> verdict = metric(SampleRuns.unproven(), "sloguard.objective.verdict");

        assertThat(map(list(map(lower.get("gauge")).get("dataPoints")).get(1)))
                .containsEntry("asDouble", new BigDecimal("0.00999424"))
                .containsEntry(
                        "attributes",
                        List.of(
                                attribute("subject", "short"),
                                attribute("objective", "p95 <= 100ms"),
                                attribute("unit", "seconds")));
        assertThat(list(map(verdict.get("gauge")).get("dataPoints")).stream()
                        .map(point -> list(map(point).get("attributes")).get(2))
                        .toList())
                .containsExactly(
                        attribute("verdict", "INVALID"),
                        attribute("verdict", "INSUFFICIENT"),
                        attribute("verdict", "NO_DATA"),
                        attribute("verdict", "NO_DATA"));
    }

    @Test
    void what_is_given_of_the_resource_is_stronger_than_what_the_run_knows() throws Exception {
        Map<String, Object> request = read(OtlpMetrics.text(SampleRuns.held(), RESOURCE));
        Map<String, Object> resource =
                map(map(list(request.get("resourceMetrics")).get(0)).get("resource"));

        assertThat(list(resource.get("attributes")))
                .contains(
                        attribute("service.name", "shop"),
                        attribute("sloguard.run.id", SampleRuns.held().result().runId()))
                .doesNotContain(attribute("service.name", "sloguard"));
    }

    private static Map<String, Object> attribute(String key, String value) {
        return Map.of("key", key, "value", Map.of("stringValue", value));
    }

    private static Map<String, Object> metric(JudgedRun run, String name) throws IOException {
        Map<String, Object> request = read(OtlpMetrics.text(run, RESOURCE));
        Map<String, Object> ofResource =
                map(list(request.get("resourceMetrics")).get(0));
        Map<String, Object> ofScope = map(list(ofResource.get("scopeMetrics")).get(0));
        return list(ofScope.get("metrics")).stream()
                .map(OtlpMetricsTest::map)
                .filter(metric -> name.equals(metric.get("name")))
                .findFirst()
                .orElseThrow();
    }

    private static Schema schema() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(OtlpMetricsTest.class.getResourceAsStream("otlp-metrics.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static Map<String, Object> read(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return map(value(parser));
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return members;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> parser.getDecimalValue();
        };
    }
}
