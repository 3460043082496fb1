package io.sloguard.scenarios.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.target.NamedSql;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders",
                "  SELECT 1",
                "(select 1) union (select 2)",
                "with recent as (select 1) select * from recent",
                "values (1)",
                "table orders",
                "-- delete\nselect 'insert', \"update\" from orders",
                "select updated, deleted_at from orders"
            })
    void statement_that_only_reads(String sql) {
        assertThat(StatementKind.of(new NamedSql(sql))).isEqualTo(StatementKind.READING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update orders set status = 'closed'",
                "INSERT INTO orders VALUES (1)",
                "merge into orders using news on true when matched then do nothing",
                "with closed as (delete from orders returning *) select * from closed",
                "select * from orders for update skip locked",
                "select * from orders for no key update",
                "select * from orders for share",
                "call close_orders()"
            })
    void statement_that_writes_or_locks_rows(String sql) {
        assertThat(StatementKind.of(new NamedSql(sql))).isEqualTo(StatementKind.WRITING);
    }
}
