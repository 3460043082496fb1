package io.sloguard.application;

import java.util.Objects;
import java.util.regex.Pattern;

/** How an application is known to be ready for load. */
public sealed interface Readiness {

    /** Returns what is waited for, in words; may hold {@link Placeholders}. */
    String words();

    /**
     * It accepts connections.
     *
     * @param port the port on loopback; may hold {@link Placeholders}
     */
    record Listens(String port) implements Readiness {

        public Listens {
            Objects.requireNonNull(port, "port");
        }

        @Override
        public String words() {
            return "port " + port + " to accept connections";
        }
    }

    /**
     * It has written a line.
     *
     * @param line what is found in the line
     */
    record Writes(Pattern line) implements Readiness {

        public Writes {
            Objects.requireNonNull(line, "line");
        }

        @Override
        public String words() {
            return "a line of its log that matches \"" + line + "\"";
        }
    }

    /**
     * It answers.
     *
     * @param kind the kind of the {@link ReadinessProbe} that asks
     * @param address what is asked; may hold {@link Placeholders}
     */
    record Answers(String kind, String address) implements Readiness {

        public Answers {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(address, "address");
        }

        @Override
        public String words() {
            return "an answer from " + address;
        }
    }
}
