package io.sloguard.slo;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanNode;
import io.sloguard.result.PlanSample;
import io.sloguard.stats.BinomialTest;
import io.sloguard.stats.QuantileRanks;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Something that is claimed of every plan of a guarded query, for example {@code buffers <= 60}. Immutable; its text form
 * is the one of the grammar of {@link PlanObjectiveParser}, in which it can be read back.
 */
public sealed interface PlanObjective extends Objective {

    /** Returns what one plan shows of this objective. */
    PlanFinding finding(ExplainedPlan plan);

    /**
     * The plan reads the index, in any kind of scan.
     *
     * @param index the name of the index
     */
    record UsesIndex(String index) implements PlanObjective {

        public UsesIndex {
            Objects.requireNonNull(index, "index");
        }

        @Override
        public PlanFinding finding(ExplainedPlan plan) {
            PlanNode root = plan.now().root();
            long scans = root.count(node -> node.isScanOfIndex(index));
            return PlanFinding.exact(scans > 0, (double) scans, root.scans());
        }

        @Override
        public String metric() {
            return "uses";
        }

        @Override
        public double limitValue() {
            return 1;
        }

        @Override
        public boolean isUpperLimit() {
            return false;
        }

        @Override
        public Unit unit() {
            return Unit.SCANS;
        }

        @Override
        public String toString() {
            return "uses " + index;
        }
    }

    /**
     * The plan does not read the table from end to end. A plan that does not read the table at all shows nothing.
     *
     * @param table the name of the table
     */
    record NoSequentialScan(String table) implements PlanObjective {

        public NoSequentialScan {
            Objects.requireNonNull(table, "table");
        }

        @Override
        public PlanFinding finding(ExplainedPlan plan) {
            PlanNode root = plan.now().root();
            if (root.count(node -> node.relation().filter(table::equals).isPresent()) == 0) {
                return PlanFinding.noData("does not read " + table + ", but " + root.scans());
            }
            long scans = root.count(node -> node.isSequentialScanOf(table));
            return PlanFinding.exact(scans == 0, (double) scans, root.scans());
        }

        @Override
        public String metric() {
            return "seq scans";
        }

        @Override
        public double limitValue() {
            return 0;
        }

        @Override
        public Unit unit() {
            return Unit.SCANS;
        }

        @Override
        public String toString() {
            return "no seq scan on " + table;
        }
    }

    /**
     * No execution touches more buffers.
     *
     * @param comparison {@code <} or {@code <=}
     * @param limit the limit
     */
    record Buffers(Comparison comparison, long limit) implements PlanObjective {

        public Buffers {
            if (!comparison.isUpper()) {
                throw new IllegalArgumentException("buffers have an upper limit, < or <=, not " + comparison);
            }
            if (limit < 1) {
                throw new IllegalArgumentException("no query keeps to " + limit + " buffers");
            }
        }

        @Override
        public PlanFinding finding(ExplainedPlan plan) {
            long most = plan.now().maxBuffers();
            boolean holds = comparison == Comparison.AT_MOST ? most <= limit : most < limit;
            return PlanFinding.exact(
                    holds,
                    (double) most,
                    most + " buffers, " + plan.now().root().scans());
        }

        @Override
        public String metric() {
            return "buffers";
        }

        @Override
        public double limitValue() {
            return (double) limit;
        }

        @Override
        public Unit unit() {
            return Unit.BUFFERS;
        }

        @Override
        public String toString() {
            return "buffers " + comparison + " " + limit;
        }
    }

    /**
     * The median execution takes no longer, by the clock of the database.
     *
     * @param limit the limit
     */
    record Time(LatencyLimit limit) implements PlanObjective {

        public Time {
            Objects.requireNonNull(limit, "limit");
        }

        @Override
        public PlanFinding finding(ExplainedPlan plan) {
            PlanSample now = plan.now();
            QuantileRanks ranks = medianRanks(now);
            if (ranks.lower().isEmpty() || ranks.upper().isEmpty()) {
                return tooFew(now);
            }
            long lower = now.timeAtRank(ranks.lower().getAsLong());
            long upper = now.timeAtRank(ranks.upper().getAsLong());
            return new PlanFinding(
                    PlanJudge.decided(upper <= limit.thresholdNanos(), lower > limit.thresholdNanos()),
                    OptionalDouble.of((double) now.medianNanos()),
                    OptionalDouble.of((double) lower),
                    OptionalDouble.of((double) upper),
                    now.root().scans());
        }

        @Override
        public String metric() {
            return "time";
        }

        @Override
        public double limitValue() {
            return (double) limit.nanos();
        }

        @Override
        public String toString() {
            return "time " + limit;
        }
    }

    /**
     * Every execution touches so many buffers less than any did in the state before.
     *
     * @param improvement how many less
     */
    record ImprovesBuffers(Improvement improvement) implements PlanObjective {

        public ImprovesBuffers {
            Objects.requireNonNull(improvement, "improvement");
        }

        @Override
        public PlanFinding finding(ExplainedPlan plan) {
            if (plan.before().isEmpty()) {
                return PlanFinding.noData("there is no state before");
            }
            long before = plan.before().get().minBuffers();
            long now = plan.now().maxBuffers();
            return PlanFinding.exact(
                    improvement.isReached(before, now),
                    factor(before, now),
                    before + " buffers before, " + now + " now");
        }

        @Override
        public String metric() {
            return "improves buffers";
        }

        @Override
        public double limitValue() {
            return improvement.factor();
        }

        @Override
        public boolean isUpperLimit() {
            return false;
        }

        @Override
        public Unit unit() {
            return Unit.FACTOR;
        }

        @Override
        public String toString() {
            return "improves buffers by " + improvement;
        }
    }

    /**
     * The median execution takes so much less time than in the state before.
     *
     * @param improvement how much less
     */
    record ImprovesTime(Improvement improvement) implements PlanObjective {

        public ImprovesTime {
            Objects.requireNonNull(improvement, "improvement");
        }

        @Override
        public PlanFinding finding(ExplainedPlan plan) {
            if (plan.before().isEmpty()) {
                return PlanFinding.noData("there is no state before");
            }
            PlanSample now = plan.now();
            PlanSample before = plan.before().get();
            QuantileRanks ranks = medianRanks(now);
            QuantileRanks ranksBefore = medianRanks(before);
            if (ranks.lower().isEmpty() || ranksBefore.lower().isEmpty()) {
                return tooFew(now);
            }
            long shortest = now.timeAtRank(ranks.lower().getAsLong());
            long longest = now.timeAtRank(ranks.upper().getAsLong());
            long shortestBefore = before.timeAtRank(ranksBefore.lower().getAsLong());
            long longestBefore = before.timeAtRank(ranksBefore.upper().getAsLong());
            return new PlanFinding(
                    PlanJudge.decided(
                            improvement.isReached(shortestBefore, longest),
                            !improvement.isReached(longestBefore, shortest)),
                    OptionalDouble.of(factor(before.medianNanos(), now.medianNanos())),
                    OptionalDouble.of(factor(shortestBefore, longest)),
                    OptionalDouble.of(factor(longestBefore, shortest)),
                    now.root().scans());
        }

        @Override
        public String metric() {
            return "improves time";
        }

        @Override
        public double limitValue() {
            return improvement.factor();
        }

        @Override
        public boolean isUpperLimit() {
            return false;
        }

        @Override
        public Unit unit() {
            return Unit.FACTOR;
        }

        @Override
        public String toString() {
            return "improves time by " + improvement;
        }
    }

    private static QuantileRanks medianRanks(PlanSample sample) {
        return QuantileRanks.of(new BinomialTest(0.5, Judge.ALPHA), sample.size(), 1);
    }

    private static PlanFinding tooFew(PlanSample sample) {
        return new PlanFinding(
                VerdictState.INSUFFICIENT,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                sample.size() + " executions are too few to bound a median");
    }

    private static double factor(long before, long now) {
        return (double) before / Math.max(1, now);
    }
}
