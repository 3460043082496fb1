package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.PerfException;
import io.sloguard.config.PlannedGuard;
import io.sloguard.result.Environment;
import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanKind;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.SamplePlans;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Subject;
import io.sloguard.target.GuardedQuery;
import io.sloguard.target.NamedSql;
import io.sloguard.target.QueryPlans;
import io.sloguard.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GuardRunTest {

    private static final Path EARLIER = Path.of("before.json");
    private static final QueryPlanResult BEFORE = SamplePlans.guard(
            "history",
            SamplePlans.custom("hot", SamplePlans.sequentialScan(1_476, 8_000), SamplePlans.indexScan(1, 1)));

    @Test
    void plans_are_those_of_the_target_and_are_told_to_the_listener() {
        List<QueryPlanResult> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void queryPlansExplained(QueryPlanResult result, long tookNanos) {
                told.add(result);
            }
        };

        List<QueryPlanResult> results = new GuardRun(Optional.of(new Explaining()), listener, file -> run())
                .run(List.of(guard(Optional.empty())));

        assertThat(results).hasSize(1).isEqualTo(told);
        assertThat(results.get(0).withoutBefore()).hasValue("another server");
    }

    @Test
    void earlier_result_gives_the_state_before() {
        QueryPlanResult result = explained(file -> run(BEFORE));

        assertThat(result.withoutBefore()).isEmpty();
        assertThat(result.plans().get(0).before())
                .hasValue(BEFORE.plans().get(0).now());
    }

    @Test
    void earlier_result_without_the_guard_gives_no_state_before() {
        assertThat(explained(file -> run()).withoutBefore()).hasValue("before.json has no query plans of history");
    }

    @Test
    void earlier_result_that_cannot_be_read_gives_no_state_before() {
        QueryPlanResult result = explained(file -> {
            throw new PerfException("damaged: " + file);
        });

        assertThat(result.withoutBefore()).hasValue("damaged: before.json");
        assertThat(result.plans()).hasSize(1);
    }

    @Test
    void run_without_a_target_that_shows_plans_has_none() {
        QueryPlanResult result = new GuardRun(Optional.empty(), RunListener.silent(), file -> run())
                .run(List.of(guard(Optional.empty())))
                .get(0);

        assertThat(result.error()).hasValue("the target shows no query plans");
    }

    private static QueryPlanResult explained(Function<Path, RunResult> earlierResults) {
        return new GuardRun(Optional.of(new Explaining()), RunListener.silent(), earlierResults)
                .run(List.of(guard(Optional.of(EARLIER))))
                .get(0);
    }

    private static PlannedGuard guard(Optional<Path> beforeResult) {
        Subject subject = new Subject.PlanGuard("history");
        GuardedQuery query = new GuardedQuery(
                "history",
                new NamedSql("select 1"),
                Map.of("hot", Map.of()),
                List.of(PlanKind.CUSTOM),
                List.of(),
                Duration.ofSeconds(1));
        DeclaredObjective objective =
                new DeclaredObjective(subject, subject.objective("buffers <= 60"), Optional.empty());
        return new PlannedGuard(query, List.of(objective), beforeResult);
    }

    private static RunResult run(QueryPlanResult... plans) {
        return new RunResult(
                "earlier",
                Instant.EPOCH,
                1,
                1,
                new Environment("17", 2, "Linux", "", Map.of()),
                List.of(),
                List.of(plans));
    }

    /** A target that answers every query with one plan, and knows no state before. */
    private static final class Explaining implements Target, QueryPlans {

        @Override
        public <T> Optional<T> resource(Class<T> type) {
            return type == QueryPlans.class ? Optional.of(type.cast(this)) : Optional.empty();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public QueryPlanResult explain(GuardedQuery query) {
            ExplainedPlan plan =
                    new ExplainedPlan("hot", PlanKind.CUSTOM, SamplePlans.indexScan(6, 100), Optional.empty());
            return new QueryPlanResult(
                    query.name(),
                    query.sql().toString(),
                    List.of(),
                    Optional.of("another server"),
                    List.of(plan),
                    Optional.empty());
        }

        @Override
        public void close() {}
    }
}
