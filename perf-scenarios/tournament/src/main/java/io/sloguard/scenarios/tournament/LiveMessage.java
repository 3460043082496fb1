package io.sloguard.scenarios.tournament;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of the live feed as it travels: who sent it, its number, and some text for the spectators. Immutable.
 *
 * @param run tells messages of this run from those of another one on the same database; no spaces
 * @param number the number of the message within the run
 */
record LiveMessage(String run, long number) {

    /** About as much as the result of a match with its names takes: 230 bytes in all. */
    private static final String TEXT =
            "Semi-final of the open cup: Northern Lights 2, Southern Cross 1. The deciding map went to overtime; both"
                    + " teams keep their places in the league. Next match in ten minutes.";

    private static final Pattern WIRE = Pattern.compile("(\\S+) (\\d{1,18}) .*");

    /** Returns the message as text. */
    String wire() {
        return run + " " + number + " " + TEXT;
    }

    /** Returns the message that the text is, or nothing if it is none. */
    static Optional<LiveMessage> parse(String wire) {
        Matcher matcher = WIRE.matcher(wire);
        return matcher.matches()
                ? Optional.of(new LiveMessage(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
