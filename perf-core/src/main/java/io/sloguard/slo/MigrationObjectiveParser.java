package io.sloguard.slo;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads objectives of migrations. The grammar:
 *
 * <pre>
 * objective  = ( "p50" | "p75" | "p90" | "p95" | "p99" | "p99.9" | "max" | "lock wait" ) comparison number ( "us" | "ms" | "s" )
 *            | "errors" comparison number "%"
 *            | "no invalid index"
 * comparison = "&lt;=" | "&lt;"
 * number     = digits [ "." digits ]
 * </pre>
 *
 * <p>Blanks may stand between the parts. Everything else is refused, with what is accepted.
 */
public final class MigrationObjectiveParser {

    private static final String ACCEPTED = "accepted are \"p99 <= 300ms\" (p50, p75, p90, p95, p99, p99.9, max),"
            + " \"errors <= 0%\", \"lock wait <= 100ms\" and \"no invalid index\"";
    private static final Pattern LOCK_WAIT =
            Pattern.compile("lock\\s+wait\\s*(<=|<)\\s*(\\d{1,12}(?:\\.\\d{1,12})?)\\s*(us|ms|s)");
    private static final Pattern NO_INVALID_INDEX = Pattern.compile("no\\s+invalid\\s+index");
    private static final Pattern OF_ITS_OWN = Pattern.compile("(lock|no)\\b.*", Pattern.DOTALL);

    private MigrationObjectiveParser() {}

    /**
     * Returns the objective that the text states.
     *
     * @throws IllegalArgumentException if it is not in the grammar; the message says what is accepted
     */
    public static Objective parse(String text) {
        String claim = text.strip();
        if (NO_INVALID_INDEX.matcher(claim).matches()) {
            return new MigrationObjective.NoInvalidIndex();
        }
        Matcher lockWait = LOCK_WAIT.matcher(claim);
        if (lockWait.matches()) {
            return lockWait(text, lockWait);
        }
        if (OF_ITS_OWN.matcher(claim).matches()) {
            throw refused(text, "incomplete, or with something that does not belong there; " + ACCEPTED);
        }
        Objective objective = ObjectiveParser.parse(text);
        if (objective instanceof Objective.Mean || objective instanceof Objective.Throughput) {
            throw refused(text, "no claim about a migration, which is over too soon for an average; " + ACCEPTED);
        }
        return objective;
    }

    private static Objective lockWait(String text, Matcher found) {
        try {
            return new MigrationObjective.LockWait(ObjectiveParser.latency(
                    ObjectiveParser.comparison(found.group(1)), new BigDecimal(found.group(2)), found.group(3)));
        } catch (IllegalArgumentException impossible) {
            throw new IllegalArgumentException("objective \"" + text + "\": " + impossible.getMessage(), impossible);
        }
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("objective \"" + text + "\": " + why);
    }
}
