package io.sloguard.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSqlTest {

    @Test
    void parameters_are_numbered_in_the_order_of_their_first_occurrence() {
        NamedSql sql = new NamedSql("select :b + :a where x = :b and y in (:c)");

        assertThat(sql.names()).containsExactly("b", "a", "c");
        assertThat(sql.with(number -> "$" + number)).isEqualTo("select $1 + $2 where x = $1 and y in ($3)");
    }

    @Test
    void type_of_a_cast_is_no_parameter() {
        NamedSql sql = new NamedSql("select :at::timestamptz, x::bigint[]");

        assertThat(sql.names()).containsExactly("at");
        assertThat(sql.with(number -> "$" + number)).isEqualTo("select $1::timestamptz, x::bigint[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':a', 'it''s :a'",
                "select E'\\':a'",
                "select \":a\" from \"a\"\":b\"",
                "select $$ :a $$, $tag$ :a $$ :b $tag$",
                "select 1 -- :a\n",
                "select /* :a */ 1",
                "select /* /* :a */ :b */ 1",
                "select items[1:2]",
                "select 1"
            })
    void what_is_quoted_or_commented_is_no_parameter(String text) {
        NamedSql sql = new NamedSql(text);

        assertThat(sql.names()).isEmpty();
        assertThat(sql.with(number -> "$" + number)).isEqualTo(text);
    }

    @Test
    void code_has_neither_parameters_nor_quoted_text() {
        NamedSql sql = new NamedSql("select ';', \"b;\" -- ;\nfrom t where a = :a::int /* ; */");

        assertThat(sql.code().split("\\s+")).containsExactly("select", ",", "from", "t", "where", "a", "=", "int");
    }

    @Test
    void equality_is_that_of_the_text() {
        assertThat(new NamedSql("select :a"))
                .isEqualTo(new NamedSql("select :a"))
                .hasToString("select :a");
        assertThat(new NamedSql("select :a")).isNotEqualTo(new NamedSql("select :b"));
    }
}
