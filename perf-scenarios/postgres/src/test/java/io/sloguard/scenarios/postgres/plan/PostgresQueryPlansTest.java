package io.sloguard.scenarios.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanKind;
import io.sloguard.result.PlanNode;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.target.GuardedQuery;
import io.sloguard.target.NamedSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresQueryPlansTest {

    private static final String BY_CUSTOMER = "select * from orders where customer_id = :customer";
    private static final Map<String, String> CUSTOMER_77 = Map.of("customer", "77");

    private static EmbeddedPostgres server;
    private static PGSimpleDataSource database;

    private final PostgresQueryPlans plans = new PostgresQueryPlans(database, Optional.empty());

    @BeforeAll
    static void start_with_twenty_thousand_orders() throws SQLException {
        server = EmbeddedPostgres.start();
        database = new PGSimpleDataSource();
        database.setUrl(server.jdbcUrl("postgres"));
        database.setUser(server.user());
        database.setPassword(server.password());
        execute("create table orders (id int primary key, customer_id int not null, status text not null)");
        execute("insert into orders select n, mod(n, 2000), 'open' from generate_series(1, 20000) n");
        execute("create index ix_orders_customer on orders (customer_id)");
        execute("create sequence tickets");
        execute("vacuum (analyze) orders");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothing_is_changed_and_no_session_is_left() throws SQLException {
        assertThat(text("select count(*) || ' ' || min(status) || ' ' || max(status) from orders"))
                .isEqualTo("20000 open open");
        assertThat(text("select bool_and(indisvalid) from pg_index where indrelid = 'orders'::regclass"))
                .isEqualTo("t");
        assertThat(text("select count(*) from pg_stat_activity where state like 'idle in transaction%'"))
                .isEqualTo("0");
    }

    @Test
    void plan_has_the_tree_of_the_server_with_rows_and_buffers() {
        QueryPlanResult result = plans.explain(reading(BY_CUSTOMER, CUSTOMER_77));

        ExplainedPlan custom = result.plans().get(0);
        PlanNode heap = custom.now().root();
        assertThat(heap.type()).isEqualTo("Bitmap Heap Scan");
        assertThat(heap.relation()).hasValue("orders");
        assertThat(heap.detail()).isEqualTo("Recheck Cond: (customer_id = 77)");
        assertThat(heap.actualRows()).isEqualTo(10);
        assertThat(heap.loops()).isEqualTo(1);
        assertThat(heap.children()).hasSize(1);
        assertThat(heap.children().get(0).index()).hasValue("ix_orders_customer");
        assertThat(custom.now().buffers()).containsOnly(12L);
        assertThat(custom.before().orElseThrow().buffers()).hasSize(9).allMatch(buffers -> buffers > 100);
    }

    @Test
    void custom_plan_knows_the_value_and_the_generic_plan_does_not() {
        QueryPlanResult result = plans.explain(reading(BY_CUSTOMER, CUSTOMER_77));

        assertThat(result.plans()).extracting(ExplainedPlan::kind).containsExactly(PlanKind.CUSTOM, PlanKind.GENERIC);
        assertThat(result.plans().get(1).now().root().detail()).isEqualTo("Recheck Cond: (customer_id = $1)");
    }

    @Test
    void indexes_that_the_plans_read_are_hidden_if_none_is_named() {
        QueryPlanResult result = plans.explain(reading("select * from orders where id = :id", Map.of("id", "5")));

        assertThat(result.hiddenIndexes()).containsExactly("orders_pkey");
        assertThat(result.plans())
                .allMatch(plan -> plan.before().orElseThrow().root().type().equals("Seq Scan"));
    }

    @Test
    void query_that_reads_no_index_has_no_state_before() {
        QueryPlanResult result = plans.explain(reading("select count(*) from orders where status = 'open'", Map.of()));

        assertThat(result.withoutBefore()).hasValue("no plan uses an index");
    }

    @Test
    void server_that_is_not_ours_is_spared_the_hidden_index() {
        PostgresQueryPlans elsewhere = new PostgresQueryPlans(database, Optional.of("a server with other users"));

        QueryPlanResult result = elsewhere.explain(reading(BY_CUSTOMER, CUSTOMER_77));

        assertThat(result.withoutBefore()).hasValue("a server with other users");
        assertThat(result.hiddenIndexes()).isEmpty();
        assertThat(result.plans()).hasSize(2).allMatch(plan -> plan.before().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update orders set status = 'closed' where customer_id = :customer | ModifyTable",
                "delete from orders where customer_id = :customer returning id | ModifyTable",
                "select * from orders where customer_id = :customer for update | LockRows",
                "with closed as (delete from orders where customer_id = :customer returning *) table closed | CTE Scan"
            })
    void statement_that_writes_or_locks_is_executed_and_leaves_nothing(String sql, String root) {
        QueryPlanResult result = plans.explain(reading(sql, Map.of("customer", "1234")));

        assertThat(result.error()).isEmpty();
        assertThat(result.plans().get(0).now().root().type()).isEqualTo(root);
    }

    @Test
    void value_is_a_value_whatever_it_says() {
        QueryPlanResult result = plans.explain(reading(
                "select * from orders where status = :status", Map.of("status", "x'); drop table orders; --\\")));

        assertThat(result.error()).isEmpty();
        assertThat(result.plans().get(0).now().root().detail()).contains("x''); drop table orders; --\\");
    }

    @Test
    void value_of_another_type_is_the_error_of_the_server() {
        assertThat(error(BY_CUSTOMER, Map.of("customer", "many")))
                .startsWith("ERROR: invalid input syntax for type integer: \"many\"");
    }

    @Test
    void parameter_without_a_type_needs_a_cast() {
        assertThat(error("select * from orders where :customer is null", CUSTOMER_77))
                .endsWith("could not determine data type of parameter $1. Say which type it has, for example"
                        + " :customer::bigint");
    }

    @Test
    void query_that_reads_must_not_write_by_a_function() {
        assertThat(error("select nextval('tickets')", Map.of()))
                .isEqualTo("ERROR: cannot execute nextval() in a read-only transaction. A query that reads is executed"
                        + " in a read-only transaction: guard the part that only reads");
    }

    @Test
    void execution_ends_at_its_timeout() {
        GuardedQuery slow = query("select pg_sleep(600)", Map.of(), Duration.ofMillis(50));

        assertThat(plans.explain(slow).error())
                .hasValue("an execution was canceled: ERROR: canceling statement due to statement timeout. Its timeout"
                        + " is 50 ms; set timeout beside the sql if it needs longer");
    }

    private String error(String sql, Map<String, String> values) {
        return plans.explain(reading(sql, values)).error().orElse("none");
    }

    private static GuardedQuery reading(String sql, Map<String, String> values) {
        return query(sql, values, Duration.ofSeconds(30));
    }

    private static GuardedQuery query(String sql, Map<String, String> values, Duration timeout) {
        return new GuardedQuery(
                "guarded",
                new NamedSql(sql),
                Map.of("only", values),
                List.of(PlanKind.CUSTOM, PlanKind.GENERIC),
                List.of(),
                timeout);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
