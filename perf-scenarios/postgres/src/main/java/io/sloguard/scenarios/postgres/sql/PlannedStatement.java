package io.sloguard.scenarios.postgres.sql;

import io.sloguard.target.NamedSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement.
 *
 * @param sql the statement
 * @param rows how many rows it returns or changes; empty if that is not checked
 * @param place where it stands in the plan
 */
record PlannedStatement(NamedSql sql, Optional<RowCount> rows, String place) {

    /** Returns the statement as JDBC has it, with a question mark for each parameter. */
    String jdbcText() {
        return sql.with(number -> "?");
    }

    /** Returns the name of the parameter of each question mark, in their order. */
    List<String> occurrences() {
        List<String> names = List.copyOf(sql.names());
        List<String> occurrences = new ArrayList<>();
        sql.with(number -> {
            occurrences.add(names.get(number - 1));
            return "?";
        });
        return occurrences;
    }
}
