package io.sloguard.scenarios.tournament;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The isolation levels that PostgreSQL really has. */
enum Isolation {
    READ_COMMITTED("read committed"),
    REPEATABLE_READ("repeatable read"),
    SERIALIZABLE("serializable");

    private final String sql;

    Isolation(String sql) {
        this.sql = sql;
    }

    /** Returns the level as SQL and a plan write it. */
    String sql() {
        return sql;
    }

    static Optional<Isolation> parse(String text) {
        return Arrays.stream(values()).filter(level -> level.sql.equals(text)).findFirst();
    }

    static String accepted() {
        return "one of " + Arrays.stream(values()).map(Isolation::sql).collect(Collectors.joining(", "));
    }
}
