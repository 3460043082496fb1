package io.sloguard.scenarios.postgres.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select * from t1 where id = 42 | select * from t1 where id = ?",
                "select $1, $12 | select ?, ?",
                "select 1.5e-3, -7 | select ?, -?",
                "select 'secret', E'it\\'s', 'it''s' | select ?, ?, ?",
                "select $tag$ secret $tag$, $$x$$ | select ?, ?",
                "select \"Quoted 7\" from \"a\"\"b\" | select \"Quoted 7\" from \"a\"\"b\"",
                "select '-- no comment', 'b' -- secret | select ?, ?",
                "select /* secret */ x | select x",
                "select '/*', 'secret', '*/' | select ?, ?, ?",
                "select * from t where id in (1, 2,3) | select * from t where id in (?, ...)",
                "select * from t where id in ($1 /*, ... */) | select * from t where id in (?, ...)",
                "select 'cut off by the serv | select ?",
                "COMMIT | COMMIT"
            })
    void values_and_comments_are_left_out(String statement, String expected) {
        assertThat(StatementText.withoutValues(statement)).isEqualTo(expected);
    }

    @Test
    void statement_is_one_line() {
        assertThat(StatementText.withoutValues("select a, -- first\n\t b\r\nfrom t"))
                .isEqualTo("select a, b from t");
    }

    @Test
    void long_statement_is_cut() {
        assertThat(StatementText.withoutValues("select " + "column_name, ".repeat(100)))
                .hasSize(303)
                .endsWith("...");
    }
}
