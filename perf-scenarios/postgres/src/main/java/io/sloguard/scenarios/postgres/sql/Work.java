package io.sloguard.scenarios.postgres.sql;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What one operation may be, ready to be executed.
 *
 * @param name the measurement under which its time is recorded; empty if it is not
 * @param statements its statements
 * @param values where the values of its parameters are drawn from
 */
record Work(Optional<String> name, List<ReadyStatement> statements, List<Values> values) {

    Work {
        statements = List.copyOf(statements);
        values = List.copyOf(values);
    }

    void draw(RandomGenerator random, Object[] into) {
        for (Values source : values) {
            source.draw(random, into);
        }
    }

    /**
     * A statement that the server has prepared once.
     *
     * @param planned what the plan says of it
     * @param jdbcText the statement with a question mark for each parameter
     * @param places the place of the value of each question mark
     * @param types how each is bound
     */
    record ReadyStatement(PlannedStatement planned, String jdbcText, List<Integer> places, List<ParameterType> types) {

        ReadyStatement {
            places = List.copyOf(places);
            types = List.copyOf(types);
        }
    }
}
