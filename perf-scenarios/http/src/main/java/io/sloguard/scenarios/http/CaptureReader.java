package io.sloguard.scenarios.http;

import io.sloguard.scenario.Declaration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one entry of {@code capture}. Mistakes become problems. */
final class CaptureReader {

    private static final List<String> KEYS = List.of("json", "header", "body");

    private CaptureReader() {}

    static Optional<Capture> read(Declaration place) {
        if (!place.isMapping()) {
            place.problem("a capture is {json: path}, {header: name} or {body: pattern with one group}");
            return Optional.empty();
        }
        place.allow(Set.copyOf(KEYS));
        List<String> stated =
                KEYS.stream().filter(key -> place.at(key).isPresent()).toList();
        if (stated.size() != 1) {
            place.problem(place.name() + " needs one of json, header, body");
            return Optional.empty();
        }
        Declaration value = place.at(stated.get(0)).orElseThrow();
        return switch (stated.get(0)) {
            case "json" -> value.value(text -> new Capture.OfJson(JsonPath.of(text)));
            case "header" -> value.value(Capture.OfHeader::new);
            default -> value.value(CaptureReader::pattern);
        };
    }

    private static Capture pattern(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").groupCount() != 1) {
                throw new IllegalArgumentException(
                        "a pattern has one group, what is captured, for example name=\"token\" value=\"([^\"]+)\"");
            }
            return new Capture.OfBody(pattern);
        } catch (PatternSyntaxException refused) {
            throw new IllegalArgumentException("not a pattern: " + refused.getDescription(), refused);
        }
    }
}
