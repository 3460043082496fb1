package io.sloguard.pgindex.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.pgindex.sql.IndexStatement.Existence;
import io.sloguard.pgindex.sql.IndexStatement.Manner;
import io.sloguard.pgindex.sql.IndexStatement.Scope;
import io.sloguard.pgindex.sql.IndexStatement.Verb;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class SqlTextTest {

    @Nested
    class Identifiers {

        @Test
        void quoted_doubles_the_quotes_inside() {
            assertThat(new Identifier("a\"b").quoted()).isEqualTo("\"a\"\"b\"");
        }

        @Test
        void length_is_counted_in_bytes() {
            assertThat(new Identifier("ä".repeat(31)).name()).hasSize(31);
            assertThatThrownBy(() -> new Identifier("ä".repeat(32))).hasMessageContaining("has 64 bytes");
        }

        @Test
        void joined_keeps_short_names_and_shortens_long_ones_to_different_names() {
            String index = "i".repeat(60);

            assertThat(Identifier.joined("ix", "p1").name()).isEqualTo("ix_p1");
            assertThat(Identifier.joined(index, "p1")).isNotEqualTo(Identifier.joined(index, "p2"));
            assertThat(Identifier.joined(index, "p1")).isEqualTo(Identifier.joined(index, "p1"));
            assertThat(Identifier.joined("ä".repeat(31), "p1").name().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(63);
        }

        @Test
        void empty_and_nul_are_refused() {
            assertThatThrownBy(() -> new Identifier("")).hasMessageContaining("A name is empty");
            assertThatThrownBy(() -> new Identifier("a\0b")).hasMessageContaining("NUL");
        }
    }

    @Nested
    class Fragments {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "w > 1",
                    "name = 'it''s; --'",
                    "data ? 'key'",
                    "\"a;b\" is not null",
                    "note = $x$ ; ) $x$",
                    "f((a), (b))",
                    "note = E'it\\'s; fine'"
                })
        void a_fragment_that_stays_in_its_place_is_kept(String text) {
            assertThat(new SqlFragment(" " + text + " ").text()).isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "w > 1; drop table t",
                    "w > 1) (",
                    "(w > 1",
                    "w > 1 -- rest",
                    "w /* x */ > 1",
                    "name = 'open",
                    "name = $a$ open $b$",
                    "w > 1 /* open",
                    "note = E'\\' ; drop table t"
                })
        void a_fragment_that_could_leave_its_place_is_refused(String text) {
            assertThatThrownBy(() -> new SqlFragment(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Statements {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                create index concurrently ix on t (w)            | CREATE  | CONCURRENT | CHECKED | ONE_INDEX
                CREATE UNIQUE INDEX CONCURRENTLY ix ON s.t(w);   | CREATE  | CONCURRENT | CHECKED | ONE_INDEX
                /* x */ create index -- y                        | OTHER   | BLOCKING   | CHECKED | WIDER
                create index concurrently if not exists i on t(w)| CREATE  | CONCURRENT | IGNORED | ONE_INDEX
                create index ix on only p (w)                    | CREATE  | BLOCKING   | CHECKED | WIDER
                drop index concurrently if exists s.ix cascade   | DROP    | CONCURRENT | IGNORED | ONE_INDEX
                drop index a, b                                  | DROP    | BLOCKING   | CHECKED | WIDER
                reindex index concurrently ix                    | REINDEX | CONCURRENT | CHECKED | ONE_INDEX
                reindex (verbose, concurrently) index ix         | REINDEX | CONCURRENT | CHECKED | ONE_INDEX
                reindex table concurrently t                     | REINDEX | CONCURRENT | CHECKED | WIDER
                select 'create index concurrently ix on t (w)'   | OTHER   | BLOCKING   | CHECKED | WIDER
                create table t (id int)                          | OTHER   | BLOCKING   | CHECKED | WIDER
                """)
        void parse_reads_what_a_statement_does(String sql, Verb verb, Manner manner, Existence existence, Scope scope) {
            IndexStatement statement = IndexStatement.parse(sql);

            assertThat(statement.verb()).isEqualTo(verb);
            assertThat(statement.manner()).isEqualTo(manner);
            assertThat(statement.existence()).isEqualTo(existence);
            assertThat(statement.scope()).isEqualTo(scope);
        }

        @Test
        void parse_folds_names_without_quotes_and_keeps_the_rest_as_written() {
            IndexDefinition definition = IndexStatement.parse(
                            "create unique index concurrently MyIx on \"My.Schema\".Orders using btree (\"Key\" desc) where a > 'X'")
                    .definition()
                    .orElseThrow();

            assertThat(definition.createConcurrently())
                    .isEqualTo("CREATE UNIQUE INDEX CONCURRENTLY \"myix\" ON \"My.Schema\".\"orders\" using btree"
                            + " (\"Key\" desc) where a > 'X'");
        }

        @Test
        void parse_of_a_build_without_a_name_has_no_index() {
            IndexStatement statement = IndexStatement.parse("create index concurrently on t (w)");

            assertThat(statement.index()).isEmpty();
            assertThat(statement.table().orElseThrow().quoted()).isEqualTo("\"t\"");
        }

        @Test
        void parse_of_a_second_statement_behind_the_first_is_refused() {
            assertThatThrownBy(() -> IndexStatement.parse("create index concurrently i on t (w); drop table t"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("semicolon");
        }

        @Test
        void split_keeps_semicolons_in_quotes_and_drops_what_is_only_a_comment() {
            assertThat(SqlScript.split("select ';'; -- a; b\n; select $$;$$ ; "))
                    .containsExactly("select ';'", "select $$;$$");
        }
    }
}
