package io.sloguard.scenarios.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.SloGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario of kind sql may say; every mistake has its line. */
class SqlReaderTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{rows: 1} | scenarios.wallet.sql needs a statement, for example statement: select balance from wallet where"
                        + " id = :wallet",
                "{statement: select 1, statements: [select 2]} | has statement and statements: choose one",
                "{statement: select 1; select 2} | scenarios.wallet.sql.statement is one statement, without \";\"",
                "{statement: select $1} | has a parameter without a name; write for example :wallet",
                "{statement: select :a} | has no values for :a; write for example parameters: {a: 1..1000}",
                "{statement: select :a, parameters: {a: 1, b: 1}} | sql.parameters.b: no statement has a parameter :b; there"
                        + " are :a",
                "{statement: select :a, parameters: {a: 9..1}} | a range goes from the least to the greatest, not 9..1",
                "{statement: select :a, parameters: {a: []}} | sql.parameters.a is an empty list, so there is nothing to draw",
                "{statement: 'select :a, :b', parameters: {'a, b': [1, 2]}} | several parameters are drawn together from the"
                        + " rows of a query or of a csv",
                "{statement: select :a, parameters: {a: {csv: none.csv}}} | sql.parameters.a.csv: cannot read none.csv",
                "{statement: select :a, parameters: {a: {csv: a.csv, columns: [b]}}} | there is no column \"b\"; there are a",
                "{statement: select :a, parameters: {a: {qurey: select 1}}} | unknown key \"qurey\"",
                "{statement: select 1, rows: few} | a number of rows is for example 1, 0..50 or 1.., not \"few\"",
                "{statements: [select 1], rows: 1} | belongs to one statement; write for example {sql: update ..., rows: 1}",
                "{statement: select 1, isolation: serializable} | sql.isolation needs transaction: true",
                "{statement: select 1, transaction: yes please} | sql.transaction: true or false, not \"yes please\"",
                "{statement: select 1, transaction: true, isolation: dirty} | an isolation is one of read committed,",
                "{statement: select 1, pool: 0} | sql.pool: a whole number from 1 to 1000, not \"0\"",
                "{statement: select 1, timeout: 0s} | sql.timeout: from 1ms to 596h, not \"0s\"",
                "{statement: select 1, retry: {}} | sql.retry needs SQLSTATEs, for example {on: [40001, 40P01]}",
                "{statement: select 1, retry: {on: [deadlock]}} | a SQLSTATE has five digits or capital letters",
                "{statement: select 1, retry: {on: [40001], attempts: 1}} | a whole number from 2 to 1000000, not \"1\"",
                "{statements: [select 1, select 2], retry: {on: [40001]}} | sql.retry of several statements needs"
                        + " transaction: true",
                "{alternatives: [{weight: 0, statement: select 1}]} | a whole number from 1 to 1000000, not \"0\"",
                "{alternatives: [{statement: select 1}], rows: 1} | has rows beside alternatives: put it into one of them",
                "{statement: select 1, statment: x} | unknown key \"statment\" in scenarios.wallet.sql; did you mean"
                        + " statement?",
            })
    void a_mistake_is_told(String sql, String problem) throws IOException {
        Files.writeString(directory.resolve("a.csv"), "a\n1\n");

        assertThatThrownBy(() -> read(sql)).hasMessageContaining("perf.yaml:4:").hasMessageContaining(problem);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatThrownBy(() -> read("{statement: select :a, rows: few, pool: 0, retry: {}}"))
                .hasMessageContaining("number of rows")
                .hasMessageContaining("sql.pool")
                .hasMessageContaining("sql.retry")
                .hasMessageContaining("no values for :a");
    }

    @Test
    void what_is_right_is_accepted() throws IOException {
        assertThat(read("""
                {statement: "select ':no', x::text from t where a = :a", parameters: {a: -5..5}, timeout: 2s, pool: none}""").plan().scenarios()).hasSize(1);
    }

    private SloGuard read(String sql) throws IOException {
        Path file = directory.resolve("perf.yaml");
        Files.writeString(file, """
                target: embedded
                scenarios:
                  wallet:
                    sql: %s
                    load: {rate: 10/s, duration: 10s}
                    objectives: [errors < 1%%]
                """.formatted(sql));
        return SloGuard.read(file);
    }
}
