package io.sloguard.scenarios.postgres.sql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan says of a scenario of SQL statements.
 *
 * @param alternatives what an operation may be, at least one
 * @param draws where the values of the parameters come from; together they name every parameter once
 * @param sessions how the database is reached
 * @param retry what is tried again
 */
record PlannedSql(List<Alternative> alternatives, List<Draw> draws, Sessions sessions, Retry retry) {

    PlannedSql {
        alternatives = List.copyOf(alternatives);
        draws = List.copyOf(draws);
    }

    /**
     * Statements that are executed one after another as one operation.
     *
     * @param name the measurement under which its time is recorded; empty if it is not
     * @param weight how often it is chosen, in relation to the others
     * @param statements the statements
     */
    record Alternative(Optional<String> name, int weight, List<PlannedStatement> statements) {

        Alternative {
            statements = List.copyOf(statements);
        }
    }

    /**
     * How the database is reached.
     *
     * @param pool how many connections all users share; 0 if each user has one of its own
     * @param isTransaction whether the statements of an operation are one transaction
     * @param isolation its isolation, as in {@code set transaction isolation level}; empty for that of the database
     * @param timeout how long one statement may take; empty for no limit
     */
    record Sessions(int pool, boolean isTransaction, Optional<String> isolation, Optional<Duration> timeout) {}

    /**
     * What is tried again.
     *
     * @param states the SQLSTATEs after which an operation is tried again; none if never
     * @param attempts how often it is tried at most, the first time included
     */
    record Retry(List<String> states, int attempts) {

        /** Nothing is tried again. */
        static final Retry NEVER = new Retry(List.of(), 1);

        Retry {
            states = List.copyOf(states);
        }
    }
}
