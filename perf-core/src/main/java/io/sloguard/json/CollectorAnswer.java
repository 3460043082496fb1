package io.sloguard.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a collector of OTLP metrics answers in JSON: {@code ExportMetricsServiceResponse} if it took the request, {@code
 * google.rpc.Status} if not. Members that are not known are passed over, as the protocol asks for.
 *
 * @param rejectedDataPoints how many points it did not take although it took the request
 * @param message what it says about them, or about its refusal; empty if it says nothing
 */
public record CollectorAnswer(long rejectedDataPoints, String message) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads an answer. One that is not in JSON, or not complete, says what was read of it. */
    public static CollectorAnswer read(String body) {
        long rejected = 0;
        String message = "";
        try (JsonParser parser = FACTORY.createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    switch (name) {
                        case "rejectedDataPoints" -> rejected = parser.getValueAsLong();
                        case "errorMessage", "message" -> message = parser.getValueAsString("");
                        default -> {}
                    }
                }
            }
        } catch (IOException notJson) {
            return new CollectorAnswer(rejected, message);
        }
        return new CollectorAnswer(rejected, message);
    }
}
