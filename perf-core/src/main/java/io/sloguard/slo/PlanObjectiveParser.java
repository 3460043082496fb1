package io.sloguard.slo;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads objectives of query plans. The grammar:
 *
 * <pre>
 * objective  = "uses" index
 *            | "no seq scan on" table
 *            | "buffers" comparison digits
 *            | "time" comparison number ( "us" | "ms" | "s" )
 *            | "improves" ( "buffers" | "time" ) "by" number ( "x" | "%" )
 * comparison = "&lt;=" | "&lt;"
 * number     = digits [ "." digits ]
 * </pre>
 *
 * <p>Index and table are bare names as the database shows them. Everything else is refused, with what is accepted.
 */
public final class PlanObjectiveParser {

    private static final String ACCEPTED = "accepted are \"uses INDEX\", \"no seq scan on TABLE\", \"buffers <= 60\","
            + " \"time <= 5ms\", \"improves buffers by 10x\" and \"improves time by 95%\"";
    private static final String NAME = "([\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern USES = Pattern.compile("uses\\s+" + NAME);
    private static final Pattern NO_SEQUENTIAL_SCAN = Pattern.compile("no\\s+seq\\s+scan\\s+on\\s+" + NAME);
    private static final Pattern BUFFERS = Pattern.compile("buffers\\s*(<=|<)\\s*(\\d{1,12})");
    private static final Pattern TIME = Pattern.compile("time\\s*(<=|<)\\s*(\\d{1,12}(?:\\.\\d{1,12})?)\\s*(us|ms|s)");
    private static final Pattern IMPROVES =
            Pattern.compile("improves\\s+(buffers|time)\\s+by\\s+(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(x|%)");

    private PlanObjectiveParser() {}

    /**
     * Returns the objective that the text states.
     *
     * @throws IllegalArgumentException if it is not in the grammar; the message says what is accepted
     */
    public static PlanObjective parse(String text) {
        try {
            return rule(text.strip());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("objective \"" + text + "\": " + refused.getMessage(), refused);
        }
    }

    private static PlanObjective rule(String text) {
        String first = text.split("[\\s<]", 2)[0];
        return switch (first) {
            case "uses" -> matched(USES, text, found -> new PlanObjective.UsesIndex(found.group(1)));
            case "no" -> matched(NO_SEQUENTIAL_SCAN, text, found -> new PlanObjective.NoSequentialScan(found.group(1)));
            case "buffers" -> matched(BUFFERS, text, PlanObjectiveParser::buffers);
            case "time" -> matched(TIME, text, PlanObjectiveParser::time);
            case "improves" -> matched(IMPROVES, text, PlanObjectiveParser::improves);
            default -> throw new IllegalArgumentException("no claim about a query plan; " + ACCEPTED);
        };
    }

    private static PlanObjective matched(Pattern shape, String text, Function<Matcher, PlanObjective> rule) {
        Matcher found = shape.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("incomplete, or with something that does not belong there; " + ACCEPTED);
        }
        return rule.apply(found);
    }

    private static PlanObjective buffers(Matcher found) {
        return new PlanObjective.Buffers(ObjectiveParser.comparison(found.group(1)), Long.parseLong(found.group(2)));
    }

    private static PlanObjective time(Matcher found) {
        return new PlanObjective.Time(ObjectiveParser.latency(
                ObjectiveParser.comparison(found.group(1)), new BigDecimal(found.group(2)), found.group(3)));
    }

    private static PlanObjective improves(Matcher found) {
        Improvement improvement = new Improvement(
                new BigDecimal(found.group(2)),
                found.group(3).equals("x") ? Improvement.Scale.TIMES : Improvement.Scale.PERCENT);
        return found.group(1).equals("buffers")
                ? new PlanObjective.ImprovesBuffers(improvement)
                : new PlanObjective.ImprovesTime(improvement);
    }
}
