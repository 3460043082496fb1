package io.sloguard.pgindex.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.Assertions;

/** Leaves the INVALID index {@code ix} behind in each way that PostgreSQL leaves one. */
public enum Carcass {
    /** A build that gave up while it waited for a writer. */
    NOT_READY("ix=fft") {
        @Override
        void make(TestDatabase database) {
            try (OpenSession writer = OpenSession.writer(database)) {
                failing(database, "55P03", "set lock_timeout = '300ms'", CREATE);
            }
        }
    },
    /** A build that gave up while it waited for an old snapshot. */
    READY_BUT_INVALID("ix=ftt") {
        @Override
        void make(TestDatabase database) {
            try (OpenSession reader = OpenSession.idleReader(database)) {
                failing(database, "55P03", "set lock_timeout = '300ms'", CREATE);
            }
        }
    },
    /** A drop that gave up while it waited for a reader. */
    HALF_DROPPED("ix=ftt") {
        @Override
        void make(TestDatabase database) {
            database.execute(CREATE);
            try (OpenSession reader = OpenSession.tableReader(database)) {
                failing(database, "55P03", "set lock_timeout = '300ms'", "drop index concurrently ix");
            }
        }
    };

    private static final String CREATE = "create index concurrently ix on t (w, created desc)";

    private final String state;

    Carcass(String state) {
        this.state = state;
    }

    abstract void make(TestDatabase database);

    public void leaveIn(TestDatabase database) {
        make(database);
        Assertions.assertThat(database.indexes()).containsExactly(state);
    }

    /** Runs statements of which the last one must fail in the expected way. */
    public static void failing(TestDatabase database, String sqlState, String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException expected) {
            Assertions.assertThat(expected.getSQLState()).isEqualTo(sqlState);
            return;
        }
        throw new AssertionError("did not fail: " + String.join("; ", statements));
    }
}
