package io.sloguard.scenarios.websocket;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that a name in a message can have; each operation draws one, all are equally likely. Immutable. */
sealed interface Choice {

    /** Returns one of the values. */
    String draw(RandomGenerator random);

    /** One of several texts, of which there is at least one. */
    record OneOf(List<String> texts) implements Choice {

        public OneOf {
            texts = List.copyOf(texts);
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("there is no value to choose from");
            }
        }

        @Override
        public String draw(RandomGenerator random) {
            return texts.get(random.nextInt(texts.size()));
        }
    }

    /** A whole number from the first to the last, both included. */
    record Between(long first, long last) implements Choice {

        private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18})\\s*\\.\\.\\s*(-?\\d{1,18})");

        public Between {
            if (last < first) {
                throw new IllegalArgumentException(
                        "a range goes from the lower to the higher, not from " + first + " to " + last);
            }
        }

        static boolean isRange(String text) {
            return TEXT.matcher(text).matches();
        }

        /**
         * Reads a range such as {@code 1..500}.
         *
         * @throws IllegalArgumentException if it is none
         */
        static Between of(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a range is written 1..500, not \"" + text + "\"");
            }
            return new Between(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        }

        @Override
        public String draw(RandomGenerator random) {
            return Long.toString(random.nextLong(first, last + 1));
        }
    }
}
