package io.sloguard.otlp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;

/** One collector, by the transport that OTLP calls OTLP/HTTP. Redirects are not followed: headers are for the endpoint alone. */
final class Collector {

    /** Of an answer no more is kept, however much is sent. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private static final int FIRST_SUCCESS = 200;
    private static final int LAST_SUCCESS = 299;

    private final OtlpSettings settings;

    Collector(OtlpSettings settings) {
        this.settings = settings;
    }

    /**
     * What came back.
     *
     * @param status the status of HTTP
     * @param body the beginning of the body
     */
    record Answer(int status, String body) {

        boolean isSuccess() {
            return status >= FIRST_SUCCESS && status <= LAST_SUCCESS;
        }
    }

    /**
     * Posts a request once and waits for the whole answer.
     *
     * @throws TimeoutException if there is none within the time limit
     * @throws ExecutionException if there will be none
     * @throws IllegalArgumentException if a header cannot be sent; the message holds no value
     */
    Answer post(byte[] json) throws InterruptedException, ExecutionException, TimeoutException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request(json), BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> keep(bytes, body))));
        try {
            int status = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return new Answer(status, body.toString(StandardCharsets.UTF_8));
        } finally {
            answer.cancel(true);
        }
    }

    private static void keep(byte[] bytes, ByteArrayOutputStream body) {
        body.write(bytes, 0, Math.min(bytes.length, MAX_ANSWER_BYTES - body.size()));
    }

    private HttpRequest request(byte[] json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.endpoint());
        settings.headers().entrySet().forEach(header -> add(header, request));
        request.setHeader("Content-Type", "application/json");
        if (settings.isCompressed()) {
            request.setHeader("Content-Encoding", "gzip");
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(settings.isCompressed() ? compressed(json) : json))
                .build();
    }

    /** The message of the client's own exception quotes the value, which is a secret. */
    private static void add(Map.Entry<String, String> header, HttpRequest.Builder request) {
        try {
            request.setHeader(header.getKey(), header.getValue());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "a header of OTEL_EXPORTER_OTLP_HEADERS cannot be sent: its name is reserved,"
                            + " or name or value hold characters that HTTP does not allow");
        }
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every byte", impossible);
        }
        return compressed.toByteArray();
    }
}
