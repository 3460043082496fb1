package io.sloguard.slo;

import io.sloguard.result.ExperimentResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Reading.Side;
import io.sloguard.stats.SignedRank;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Decides claims about experiments. One run is one figure, whatever the number of its operations, because what differs from
 * run to run hits all of them; so the pairs are tested, by the signed-rank test on the logarithms of {@code b / a}. A claim
 * passes if the upper bound of the ratio keeps it, fails if the lower bound breaks it (for throughput the other way round),
 * and is undecided otherwise.
 *
 * <p>It is decided again with everything that the load generator itself may have added taken off one variant alone; if that
 * changes a decision, it is INVALID. And it is INVALID if a, compared with itself, differs.
 */
final class ClaimJudge {

    /** Each side of the test of a against itself: it cries wolf in at most 5 % of experiments. */
    static final double CONTROL_ALPHA = 0.025;

    private static final List<Side[]> WITHOUT_THE_GENERATOR = List.of(
            new Side[] {Side.LEAST, Side.MEASURED},
            new Side[] {Side.MEASURED, Side.LEAST},
            new Side[] {Side.GREATEST, Side.MEASURED},
            new Side[] {Side.MEASURED, Side.GREATEST});

    private final ExperimentResult experiment;
    private final DeclaredObjective declared;
    private final Claim claim;
    private final ClaimWords words;

    private ClaimJudge(ExperimentResult experiment, DeclaredObjective declared, Claim claim) {
        this.experiment = experiment;
        this.declared = declared;
        this.claim = claim;
        this.words = new ClaimWords(claim);
    }

    static Verdict judge(ExperimentResult experiment, DeclaredObjective declared) {
        if (!(declared.objective() instanceof Claim claim)) {
            throw new IllegalArgumentException("no claim about an experiment: " + declared.objective());
        }
        return new ClaimJudge(experiment, declared, claim).judge();
    }

    private Verdict judge() {
        if (experiment.pairs().isEmpty()) {
            return Judge.noData(declared, experiment.error().orElse("no pair was measured"));
        }
        Optional<String> incomparable = Comparability.problem(experiment, claim.compared());
        if (incomparable.isPresent()) {
            return without(VerdictState.INVALID, incomparable.get());
        }
        Optional<String> tooLittle = tooLittle();
        if (tooLittle.isPresent()) {
            return without(VerdictState.INSUFFICIENT, tooLittle.get());
        }
        Optional<String> loud = loudControl();
        if (loud.isPresent()) {
            return without(VerdictState.INVALID, loud.get());
        }
        return decided();
    }

    private Verdict without(VerdictState state, String reason) {
        return new Verdict(
                declared, state, Evidence.withoutBounds(experiment.pairs().size()), reason);
    }

    private Optional<String> tooLittle() {
        long fewest = experiment
                .runs()
                .mapToLong(run -> run.counts().scheduled())
                .min()
                .orElse(0);
        if (fewest < claim.compared().leastOperations()) {
            return Optional.of(claim.compared() + " of " + fewest + " operations is their maximum; plan at least "
                    + claim.compared().leastOperations() + " for each run");
        }
        int pairs = experiment.pairs().size();
        int needed = SignedRank.minPairs(experiment.isControlled() ? CONTROL_ALPHA : Judge.ALPHA);
        return pairs >= needed
                ? Optional.empty()
                : Optional.of(pairs + " of at least " + needed + " pairs were measured, too few for any decision"
                        + experiment.error().map(why -> ": " + why).orElse(""));
    }

    /** Returns what a differs from itself by, if it seems to. */
    private Optional<String> loudControl() {
        if (!experiment.isControlled()) {
            return Optional.empty();
        }
        double[] differences = experiment.pairs().stream()
                .mapToDouble(pair -> difference(
                        reading(pair.a(), Side.MEASURED), reading(pair.control().orElseThrow(), Side.MEASURED)))
                .toArray();
        SignedRank control = SignedRank.of(differences, CONTROL_ALPHA);
        boolean isSilent = control.lower().orElseThrow() <= 0 && control.upper().orElseThrow() >= 0;
        return isSilent
                ? Optional.empty()
                : Optional.of("a compared with itself was " + words.change(Math.exp(control.estimate())) + " at "
                        + claim.metric() + " the second time, so something else than the variants makes a difference");
    }

    private Verdict decided() {
        double[] differences = differences(Side.MEASURED, Side.MEASURED);
        SignedRank ratio = SignedRank.of(differences, Judge.ALPHA);
        VerdictState state = state(ratio);
        Evidence evidence = evidence(ratio, differences);
        if (!state.isUndecided()) {
            for (Side[] sides : WITHOUT_THE_GENERATOR) {
                VerdictState other = state(SignedRank.of(differences(sides[0], sides[1]), Judge.ALPHA));
                if (other != state) {
                    return new Verdict(
                            declared,
                            VerdictState.INVALID,
                            evidence,
                            words.measured(ratio.pairs(), evidence.observed().orElseThrow())
                                    + ", but the load generator itself stood still or lagged so much that without its"
                                    + " part the verdict could be " + other);
                }
            }
        }
        if (state == VerdictState.PASS) {
            Optional<String> undelivered = Comparability.undelivered(experiment);
            if (undelivered.isPresent()) {
                return new Verdict(declared, VerdictState.INVALID, evidence, undelivered.get());
            }
        }
        return new Verdict(declared, state, evidence, reason(state, evidence));
    }

    private double[] differences(Side ofA, Side ofB) {
        return experiment.pairs().stream()
                .mapToDouble(pair -> difference(reading(pair.a(), ofA), reading(pair.b(), ofB)))
                .toArray();
    }

    private double reading(ScenarioResult run, Side side) {
        return claim.compared().in(run).at(side);
    }

    private static double difference(double before, double after) {
        return Math.log(after / before);
    }

    /** Returns what the bounds decide; both are there, because there are enough pairs. */
    private VerdictState state(SignedRank ratio) {
        double limit = Math.log(claim.limitValue());
        double lower = ratio.lower().orElseThrow();
        double upper = ratio.upper().orElseThrow();
        return claim.isUpperLimit()
                ? PlanJudge.decided(upper <= limit, lower > limit)
                : PlanJudge.decided(lower >= limit, upper < limit);
    }

    private Evidence evidence(SignedRank ratio, double[] differences) {
        double limit = Math.log(claim.limitValue());
        double chance = claim.isUpperLimit()
                ? SignedRank.chanceAbove(differences, limit)
                : SignedRank.chanceAbove(
                        Arrays.stream(differences).map(one -> -one).toArray(), -limit);
        return new Evidence(
                ratio.pairs(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(Math.exp(ratio.estimate())),
                OptionalDouble.of(Math.exp(ratio.lower().orElseThrow())),
                OptionalDouble.of(Math.exp(ratio.upper().orElseThrow())),
                Judge.CONFIDENCE,
                OptionalDouble.of(chance),
                OptionalLong.empty());
    }

    private String reason(VerdictState state, Evidence evidence) {
        String best = words.change((claim.isUpperLimit() ? evidence.lower() : evidence.upper()).orElseThrow());
        String worst = words.change((claim.isUpperLimit() ? evidence.upper() : evidence.lower()).orElseThrow());
        String measured =
                words.measured((int) evidence.operations(), evidence.observed().orElseThrow());
        return switch (state) {
            case PASS -> measured + "; with 95 % confidence it is " + worst + " or better";
            case FAIL -> measured + "; with 95 % confidence it is " + best + " or worse";
            default ->
                measured + "; it may be anything from " + worst + " to " + best
                        + ": more pairs or longer runs would tell";
        };
    }
}
