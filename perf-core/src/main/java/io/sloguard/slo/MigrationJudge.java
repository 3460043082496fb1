package io.sloguard.slo;

import io.sloguard.result.Exceedance;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.LockWait;
import io.sloguard.result.LookGaps;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Decides the objectives of migrations. A migration is made once, and what it did to the operations of its window is
 * counted without exception: a claim about this run alone, decided by the counts themselves and not by a test. An objective
 * about waiting must be broken by the control, or it is vacuous: it would not notice that everybody waited.
 */
final class MigrationJudge {

    private static final long MILLI_NANOS = 1_000_000L;

    private MigrationJudge() {}

    static Verdict judge(MigrationResult result, DeclaredObjective declared) {
        if (result.error().isPresent()) {
            return Judge.noData(declared, result.error().get());
        }
        MigrationTrial proof = result.proof().orElseThrow();
        Verdict verdict = decide(proof, declared);
        if (verdict.state() != VerdictState.FAIL && proof.failure().isPresent()) {
            return new Verdict(
                    declared,
                    VerdictState.NO_DATA,
                    verdict.evidence(),
                    "the migration did not come to its end: " + proof.failure().get());
        }
        if (verdict.state() != VerdictState.PASS || !isAboutWaiting(declared.objective())) {
            return verdict;
        }
        if (result.control().isEmpty()) {
            return verdict.with(
                    "not tried the blocking way: " + result.withoutControl().orElseThrow());
        }
        Verdict held = against(result.control().get(), "the control", verdict);
        return held.state() != VerdictState.PASS
                ? held
                : result.scaledControl()
                        .map(scaled -> against(scaled.trial(), "the control on " + scaled.size(), held))
                        .orElse(held);
    }

    /** A blocking migration makes others wait; it does not make them fail, and leaves nothing INVALID. */
    private static boolean isAboutWaiting(Objective objective) {
        return !(objective instanceof Objective.Errors || objective instanceof MigrationObjective.NoInvalidIndex);
    }

    private static Verdict against(MigrationTrial control, String name, Verdict verdict) {
        Verdict blocking = decide(control, verdict.objective());
        String reason = blocking.state() == VerdictState.FAIL
                ? verdict.reason() + "; in " + name + " " + blocking.reason()
                : name + " does not break it, so it would not notice a freeze: there " + blocking.reason();
        VerdictState state = blocking.state() == VerdictState.FAIL ? VerdictState.PASS : VerdictState.VACUOUS;
        return new Verdict(verdict.objective(), state, verdict.evidence(), reason, verdict.warnings());
    }

    private static Verdict decide(MigrationTrial trial, DeclaredObjective declared) {
        if (declared.objective() instanceof MigrationObjective.LockWait lockWait) {
            return lockWait(trial, declared, lockWait.limit().thresholdNanos());
        }
        if (declared.objective() instanceof MigrationObjective.NoInvalidIndex) {
            return noInvalidIndex(trial.invalidIndexes(), declared);
        }
        ScenarioResult during = trial.windows().during();
        if (during.counts().scheduled() == 0) {
            return Judge.noData(
                    declared,
                    "no operation was under way in the " + millis(trial.during().nanos()) + " of the migration");
        }
        Verdict verdict = declared.objective() instanceof Objective.Errors errors
                ? errors(during, declared, errors)
                : latency(during, declared);
        return delivered(during, verdict);
    }

    private static Verdict delivered(ScenarioResult during, Verdict verdict) {
        GeneratorHealth health = during.health();
        if (verdict.state() != VerdictState.PASS || health.achievedRatio() >= Judge.MIN_ACHIEVED_RATIO) {
            return verdict;
        }
        String reason = "only " + during.counts().started() + " of "
                + during.counts().scheduled() + " planned operations were started while the migration ran";
        return new Verdict(verdict.objective(), VerdictState.INVALID, verdict.evidence(), reason);
    }

    private static Verdict latency(ScenarioResult during, DeclaredObjective declared) {
        Objective objective = declared.objective();
        long threshold = objective.thresholdNanos().orElseThrow();
        Optional<Exceedance> counted = during.exceedance(threshold);
        if (counted.isEmpty()) {
            return Judge.noData(
                    declared, "the result has no counts for " + objective + "; it was measured for other limits");
        }
        Exceedance exceedance = counted.get();
        long n = during.counts().scheduled();
        long allowed = allowed(objective, n);
        Evidence evidence = evidence(n, exceedance.exceeding(), observed(during, objective));
        if (objective instanceof Objective.LatencyQuantile && allowed == 0 && exceedance.exceeding() == 0) {
            String reason = n + " operations are too few for a " + objective.metric()
                    + ", of which one at least may exceed it; let more of them be under way, or limit max";
            return new Verdict(declared, VerdictState.INSUFFICIENT, evidence, reason);
        }
        VerdictState state = exceedance.exceeding() <= allowed ? VerdictState.PASS : VerdictState.FAIL;
        if (state == VerdictState.FAIL && exceedance.exceeding() - exceedance.excusable() <= allowed) {
            return invalid(declared, evidence, exceedance.excusable() + " exceedances");
        }
        String may = allowed == 0 ? "none may" : allowed + " may";
        String reason = exceedance.exceeding() + " of " + n + " operations took longer" + failures(during.counts())
                + ", " + may;
        return new Verdict(declared, state, evidence, reason);
    }

    private static long allowed(Objective objective, long n) {
        return objective instanceof Objective.LatencyQuantile quantile
                ? BigDecimal.ONE
                        .subtract(BigDecimal.valueOf(quantile.quantile().share()))
                        .multiply(BigDecimal.valueOf(n))
                        .longValue()
                : 0;
    }

    private static OptionalDouble observed(ScenarioResult during, Objective objective) {
        return OptionalDouble.of((double)
                (objective instanceof Objective.LatencyQuantile quantile
                        ? during.quantileNanos(quantile.quantile().share())
                        : during.latencies().response().maxNanos()));
    }

    private static String failures(OutcomeCounts counts) {
        return counts.errors() == 0 ? "" : " or did not succeed (" + counts.errors() + ")";
    }

    private static Verdict errors(ScenarioResult during, DeclaredObjective declared, Objective.Errors errors) {
        long n = during.counts().scheduled();
        long k = during.counts().errors();
        Evidence evidence = evidence(n, k, OptionalDouble.of((double) k / n));
        if (errors.holdsFor(k, n)) {
            return new Verdict(declared, VerdictState.PASS, evidence, failed(k, n));
        }
        long excusable = during.health().excusableErrors();
        return errors.holdsFor(k - excusable, n)
                ? invalid(declared, evidence, excusable + " errors")
                : new Verdict(declared, VerdictState.FAIL, evidence, failed(k, n));
    }

    private static String failed(long errors, long operations) {
        return errors + " of " + operations + " operations did not succeed while the migration ran";
    }

    private static Verdict invalid(DeclaredObjective declared, Evidence evidence, String caused) {
        String reason = "the load generator itself stood still or lagged: without the " + caused
                + " that it caused, the objective would have been kept";
        return new Verdict(declared, VerdictState.INVALID, evidence, reason);
    }

    private static Verdict noInvalidIndex(List<String> invalid, DeclaredObjective declared) {
        Evidence evidence = evidence(1, invalid.size(), OptionalDouble.of(invalid.size()));
        return invalid.isEmpty()
                ? new Verdict(declared, VerdictState.PASS, evidence, "none was left")
                : new Verdict(
                        declared,
                        VerdictState.FAIL,
                        evidence,
                        String.join(", ", invalid) + (invalid.size() == 1 ? " is" : " are")
                                + " left INVALID: every write keeps it up, no query uses it; drop it concurrently");
    }

    private static Verdict lockWait(MigrationTrial trial, DeclaredObjective declared, long thresholdNanos) {
        Optional<LockWait> longest = trial.waits().stream().max(Comparator.comparingLong(LockWait::leastNanos));
        long least = longest.map(LockWait::leastNanos).orElse(0L);
        LookGaps gaps = trial.watch().gaps();
        long missed = gaps.longestMissedNanos();
        long most = Math.max(
                missed,
                trial.waits().stream().mapToLong(LockWait::mostNanos).max().orElse(0));
        Evidence evidence = new Evidence(
                trial.watch().looks(),
                OptionalLong.empty(),
                OptionalDouble.of((double) least),
                OptionalDouble.of((double) least),
                OptionalDouble.of((double) most),
                1,
                OptionalLong.empty());
        if (least > thresholdNanos) {
            return new Verdict(declared, VerdictState.FAIL, evidence, waited(trial, longest.orElseThrow()));
        }
        if (trial.watch().error().isPresent() || trial.watch().looks() == 0) {
            return Judge.noData(
                    declared,
                    "the locks were not watched to the end: "
                            + trial.watch().error().orElse("the migration was over before the first look"));
        }
        if (missed > thresholdNanos) {
            String reason = "the watch itself stood still for " + millis(gaps.longestNanos())
                    + " while the migration ran, and meanwhile an operation may have waited for " + millis(missed);
            return new Verdict(declared, VerdictState.INVALID, evidence, reason);
        }
        VerdictState state = most <= thresholdNanos ? VerdictState.PASS : VerdictState.INCONCLUSIVE;
        String reason = longest.map(wait -> waited(trial, wait)).orElse("nobody was seen waiting for a table")
                + ", at " + trial.watch().looks() + " looks (apart " + millis(gaps.medianNanos()) + " at p50, "
                + millis(gaps.p99Nanos()) + " at p99, " + millis(gaps.longestNanos())
                + " at most), which have missed no wait of more than " + millis(missed);
        return new Verdict(declared, state, evidence, reason);
    }

    private static String waited(MigrationTrial trial, LockWait longest) {
        long sessions = trial.waits().stream().map(LockWait::session).distinct().count();
        return sessions + (sessions == 1 ? " session" : " sessions") + " waited for a table, the longest "
                + millis(longest.leastNanos()) + " for " + longest.table();
    }

    private static Evidence evidence(long operations, long exceeding, OptionalDouble observed) {
        return new Evidence(
                operations,
                OptionalLong.of(exceeding),
                observed,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                1,
                OptionalLong.empty());
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(Math.round(nanos / (MILLI_NANOS / 10.0)), 1)
                        .stripTrailingZeros()
                        .toPlainString() + " ms";
    }
}
