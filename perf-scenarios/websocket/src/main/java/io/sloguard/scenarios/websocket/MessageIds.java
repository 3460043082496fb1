package io.sloguard.scenarios.websocket;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * The identities of the messages of one run: all of the same length, so that none is part of another, and none is that of
 * another run. Immutable.
 */
final class MessageIds {

    private static final int RUN_LENGTH = 8;
    private static final int NUMBER_LENGTH = 12;

    private final String prefix;

    /** Creates the identities of one run. Not from the seed: runs with the same seed must not take each other's messages. */
    MessageIds() {
        this.prefix = UUID.randomUUID().toString().substring(0, RUN_LENGTH) + "-";
    }

    /** Returns the identity of the message of an operation. */
    String of(long number) {
        String digits = Long.toString(number);
        return prefix + "0".repeat(Math.max(0, NUMBER_LENGTH - digits.length())) + digits;
    }

    /** Returns the number of the operation whose identity stands first in a message; empty if none of this run does. */
    OptionalLong find(String message) {
        int start = message.indexOf(prefix) + prefix.length();
        if (start < prefix.length() || message.length() < start + NUMBER_LENGTH) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = start; i < start + NUMBER_LENGTH; i++) {
            char digit = message.charAt(i);
            if (digit < '0' || digit > '9') {
                return OptionalLong.empty();
            }
            number = number * 10 + (digit - '0');
        }
        return OptionalLong.of(number);
    }
}
