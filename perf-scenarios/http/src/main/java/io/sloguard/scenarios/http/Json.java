package io.sloguard.scenarios.http;

import java.util.List;
import java.util.Map;

/** A JSON value, as far as checks and captures need it. Immutable. */
sealed interface Json {

    /** Returns what messages call it. */
    String kind();

    /** An object; of equal keys the last one counts. */
    record Members(Map<String, Json> values) implements Json {

        public Members {
            values = Map.copyOf(values);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /** An array. */
    record Items(List<Json> values) implements Json {

        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /**
     * A string, a number, {@code true}, {@code false} or {@code null}.
     *
     * @param text the string, or the literal as it is written: {@code 1.50} stays {@code 1.50}
     */
    record Scalar(String text) implements Json {

        @Override
        public String kind() {
            return "\"" + text + "\"";
        }
    }
}
