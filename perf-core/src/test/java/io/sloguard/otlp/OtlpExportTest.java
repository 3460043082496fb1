package io.sloguard.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.report.ReportLine;
import io.sloguard.report.SampleRuns;
import io.sloguard.report.export.OtlpMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpExportTest {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String TIMEOUT = "OTEL_EXPORTER_OTLP_TIMEOUT";
    private static final String UNAFFECTED = ". Verdict and reports are not affected";

    @TempDir
    private Path directory;

    @Nested
    class A_collector_that_takes_them {

        @Test
        void metrics_of_a_result_file_arrive_whole_with_the_headers() {
            try (CollectorServer collector = new CollectorServer(200, "{}")) {
                Path result = directory.resolve("result.json");
                ResultJson.write(SampleRuns.mixed(), result);

                Optional<ReportLine> line = new OtlpExport(Map.of(
                                ENDPOINT,
                                collector.url() + "/otlp",
                                HEADERS,
                                "api-key=s%20ecret,x-tenant=a+b",
                                "OTEL_RESOURCE_ATTRIBUTES",
                                "service.name=other,team=payments",
                                "OTEL_SERVICE_NAME",
                                "shop"))
                        .send(result);

                assertThat(line).contains(new ReportLine(ReportLine.Level.INFO, "metrics sent to " + collector.url()));
                assertThat(collector.received()).singleElement().satisfies(request -> {
                    assertThat(request.path()).isEqualTo("/otlp/v1/metrics");
                    assertThat(request.header("Content-type")).isEqualTo("application/json");
                    assertThat(request.header("Api-key")).isEqualTo("s ecret");
                    assertThat(request.header("X-tenant")).isEqualTo("a+b");
                    assertThat(request.body())
                            .asString()
                            .isEqualTo(OtlpMetrics.text(
                                    SampleRuns.mixed(), Map.of("service.name", "shop", "team", "payments")));
                });
            }
        }

        @Test
        void settings_for_metrics_are_stronger_and_compression_is_undone_by_any_reader() throws Exception {
            try (CollectorServer collector = new CollectorServer(200, "")) {
                send(Map.of(
                        ENDPOINT,
                        "http://127.0.0.1:1",
                        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
                        collector.url() + "/exactly/here",
                        "OTEL_EXPORTER_OTLP_COMPRESSION",
                        "gzip"));

                CollectorServer.Received request = collector.received().get(0);
                assertThat(request.path()).isEqualTo("/exactly/here");
                assertThat(request.header("Content-encoding")).isEqualTo("gzip");
                assertThat(new GZIPInputStream(new ByteArrayInputStream(request.body())).readAllBytes())
                        .asString()
                        .isEqualTo(OtlpMetrics.text(SampleRuns.held(), Map.of()));
            }
        }

        @Test
        void points_that_it_leaves_out_are_counted() {
            try (CollectorServer collector = new CollectorServer(
                    200,
                    "{\"partialSuccess\":{\"rejectedDataPoints\":\"3\",\"errorMessage\":\"too old\"},\"new\":[1]}")) {
                assertThat(send(Map.of(ENDPOINT, collector.url())))
                        .isEqualTo(warning(collector.url() + " took the metrics but for 3 points: too old"));
            }
        }
    }

    @Nested
    class A_collector_that_does_not {

        @Test
        void refusal_is_told_with_its_reason() {
            try (CollectorServer collector =
                    new CollectorServer(400, "{\"code\":3,\"message\":\"no such tenant\\nsee the manual\"}")) {
                assertThat(send(Map.of(ENDPOINT, collector.url())))
                        .isEqualTo(warning("the metrics were not taken by " + collector.url()
                                + ", status 400: no such tenant see the manual"));
            }
        }

        @Test
        void failure_without_a_word_in_the_format_is_told_by_its_status() {
            try (CollectorServer collector = new CollectorServer(503, "<html>Service Unavailable</html>")) {
                assertThat(send(Map.of(ENDPOINT, collector.url())))
                        .isEqualTo(warning("the metrics were not taken by " + collector.url() + ", status 503"));
            }
        }

        @Test
        void redirect_is_not_followed_for_it_would_take_the_headers_elsewhere() {
            try (CollectorServer other = new CollectorServer(200, "{}");
                    CollectorServer collector = new CollectorServer((exchange, closing) -> {
                        exchange.getResponseHeaders().add("Location", other.url());
                        exchange.sendResponseHeaders(307, -1);
                    })) {
                assertThat(send(Map.of(ENDPOINT, collector.url())))
                        .isEqualTo(warning("the metrics were not taken by " + collector.url() + ", status 307"));
                assertThat(other.received()).isEmpty();
            }
        }

        @Test
        void silence_ends_with_the_time_limit() {
            try (CollectorServer collector = CollectorServer.silent()) {
                assertThat(send(Map.of(ENDPOINT, collector.url(), TIMEOUT, "200")))
                        .isEqualTo(tooLate(collector));
            }
        }

        @Test
        void answer_without_an_end_ends_with_the_time_limit() {
            try (CollectorServer collector = CollectorServer.endless()) {
                assertThat(send(Map.of(ENDPOINT, collector.url(), TIMEOUT, "200")))
                        .isEqualTo(tooLate(collector));
            }
        }

        @Test
        void nobody_there_is_told() throws IOException {
            String url;
            try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                url = "http://127.0.0.1:" + unused.getLocalPort();
            }

            assertThat(send(Map.of(ENDPOINT, url)))
                    .isEqualTo(warning("the metrics were not sent to " + url + ": java.net.ConnectException. Does the"
                            + " collector listen there, for OTLP over HTTP?"));
        }

        private static ReportLine tooLate(CollectorServer collector) {
            return warning("the metrics were not sent to " + collector.url()
                    + ": no complete answer within 200 ms (OTEL_EXPORTER_OTLP_TIMEOUT)");
        }
    }

    @Nested
    class Secrets {

        @Test
        void collector_that_repeats_them_is_not_quoted() {
            try (CollectorServer collector = new CollectorServer(401, "{\"message\":\"bad token hunter2\"}")) {
                assertThat(send(Map.of(ENDPOINT, collector.url(), HEADERS, "authorization=Bearer%20hunter2")))
                        .isEqualTo(warning(
                                "the metrics were not taken by " + collector.url() + ", status 401: bad token ***"));
            }
        }

        @Test
        void header_that_cannot_be_sent_is_not_quoted() {
            assertThat(send(Map.of(ENDPOINT, "http://127.0.0.1:1", HEADERS, "authorization=hunter2%0A")))
                    .isEqualTo(
                            warning("no metrics were sent: a header of OTEL_EXPORTER_OTLP_HEADERS cannot be sent: its"
                                    + " name is reserved, or name or value hold characters that HTTP does not allow"));
        }

        @Test
        void list_that_is_none_is_not_quoted() {
            assertThat(send(Map.of(ENDPOINT, "http://127.0.0.1:1", HEADERS, "Bearer hunter2")))
                    .isEqualTo(warning("no metrics were sent: OTEL_EXPORTER_OTLP_HEADERS is not a list like"
                            + " name=value,name=value"));
        }

        @Test
        void endpoint_is_shown_without_path_and_refused_with_a_user() {
            try (CollectorServer collector = new CollectorServer(200, "{}")) {
                assertThat(send(Map.of(ENDPOINT, collector.url() + "/key/hunter2")))
                        .isEqualTo(new ReportLine(ReportLine.Level.INFO, "metrics sent to " + collector.url()));
            }
            assertThat(send(Map.of(ENDPOINT, "http://me:hunter2@127.0.0.1:1")))
                    .isEqualTo(warning("no metrics were sent: OTEL_EXPORTER_OTLP_ENDPOINT is not a URL like"
                            + " http://localhost:4318, without a user"));
        }
    }

    @Nested
    class Settings {

        @Test
        void without_an_endpoint_or_when_switched_off_nothing_happens() {
            Map<String, String> switched = new HashMap<>(Map.of(ENDPOINT, "http://127.0.0.1:1"));

            assertThat(new OtlpExport(Map.of()).send(SampleRuns.held())).isEmpty();
            assertThat(new OtlpExport(Map.of(ENDPOINT, " ")).send(SampleRuns.held()))
                    .isEmpty();
            switched.put("OTEL_METRICS_EXPORTER", "none");
            assertThat(new OtlpExport(switched).send(SampleRuns.held())).isEmpty();
            switched.remove("OTEL_METRICS_EXPORTER");
            switched.put("OTEL_SDK_DISABLED", "true");
            assertThat(new OtlpExport(switched).send(SampleRuns.held())).isEmpty();
        }

        @Test
        void other_protocol_is_refused_with_what_to_set() {
            assertThat(send(Map.of(ENDPOINT, "http://127.0.0.1:4317", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")))
                    .isEqualTo(warning("no metrics were sent: OTEL_EXPORTER_OTLP_PROTOCOL is not http/json or"
                            + " http/protobuf; set OTEL_EXPORTER_OTLP_METRICS_ENDPOINT to the collector's HTTP endpoint,"
                            + " by default on port 4318, and OTEL_EXPORTER_OTLP_METRICS_PROTOCOL to http/json"));
        }

        @Test
        void mistakes_are_told_before_anything_is_sent() {
            assertThat(send(Map.of(ENDPOINT, "localhost:4318")).text())
                    .startsWith("no metrics were sent: OTEL_EXPORTER_OTLP_ENDPOINT is not a URL");
            assertThat(send(Map.of(ENDPOINT, "http://127.0.0.1:1", TIMEOUT, "10s"))
                            .text())
                    .startsWith("no metrics were sent: OTEL_EXPORTER_OTLP_TIMEOUT is not a number of milliseconds");
            assertThat(send(Map.of(ENDPOINT, "http://127.0.0.1:1", HEADERS, "a=%zz"))
                            .text())
                    .startsWith("no metrics were sent: OTEL_EXPORTER_OTLP_HEADERS has a value that is not");
            assertThat(send(Map.of(ENDPOINT, "http://127.0.0.1:1", "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION", "zstd"))
                            .text())
                    .startsWith(
                            "no metrics were sent: OTEL_EXPORTER_OTLP_METRICS_COMPRESSION is neither none nor gzip");
        }

        @Test
        void specified_default_of_the_time_limit_is_ten_seconds() {
            assertThat(OtlpSettings.of(Map.of(ENDPOINT, "https://collector.example")))
                    .hasValueSatisfying(
                            settings -> assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10)));
        }

        @Test
        void result_that_cannot_be_read_is_told() throws IOException {
            Path damaged = Files.writeString(directory.resolve("result.json"), "{\"schema\"");

            assertThat(new OtlpExport(Map.of(ENDPOINT, "http://127.0.0.1:1")).send(damaged))
                    .hasValueSatisfying(line -> assertThat(line.text())
                            .startsWith("no metrics were sent: " + damaged + " is not a complete result"));
        }
    }

    private static ReportLine send(Map<String, String> environment) {
        return new OtlpExport(environment).send(SampleRuns.held()).orElseThrow();
    }

    private static ReportLine warning(String text) {
        return new ReportLine(ReportLine.Level.WARNING, text + UNAFFECTED);
    }
}
