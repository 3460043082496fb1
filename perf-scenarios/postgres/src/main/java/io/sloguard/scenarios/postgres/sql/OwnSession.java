package io.sloguard.scenarios.postgres.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection of the user's own, opened at its first operation and again after it broke, with its prepared statements. */
final class OwnSession implements Session {

    private final Source source;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private @Nullable Connection connection;

    /** Opens connections. */
    interface Source {

        Connection connect() throws SQLException;
    }

    OwnSession(Source source) {
        this.source = source;
    }

    @Override
    public Connection begin() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            statements.clear();
            open = source.connect();
            connection = open;
        }
        return open;
    }

    @Override
    public PreparedStatement statement(Connection open, String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = open.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    @Override
    public void end(Connection open) {
        // it stays open for the next operation
    }
}
