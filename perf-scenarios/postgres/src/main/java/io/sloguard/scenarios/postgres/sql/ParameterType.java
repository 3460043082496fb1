package io.sloguard.scenarios.postgres.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** How values are bound to a parameter, so that the server gets them in the type that it found for it. */
enum ParameterType {
    /** int2. */
    SHORT {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setShort(index, Short.parseShort(value.toString()));
        }

        @Override
        void check(Object value) {
            Short.parseShort(value.toString());
        }
    },
    /** int4. */
    INTEGER {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setInt(
                    index, value instanceof Long number ? number.intValue() : Integer.parseInt(value.toString()));
        }

        @Override
        void check(Object value) {
            Integer.parseInt(value.toString());
        }
    },
    /** int8. */
    LONG {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setLong(index, value instanceof Long number ? number : Long.parseLong(value.toString()));
        }

        @Override
        void check(Object value) {
            Long.parseLong(value.toString());
        }
    },
    /** numeric. */
    DECIMAL {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setBigDecimal(index, new BigDecimal(value.toString()));
        }

        @Override
        void check(Object value) {
            new BigDecimal(value.toString());
        }
    },
    /** text and its kin. */
    TEXT {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setString(index, value.toString());
        }
    },
    /** Everything else: the server reads it from its text form. */
    OTHER {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setObject(index, value.toString(), Types.OTHER);
        }
    };

    /** Returns the way for a type of the server. */
    static ParameterType of(String serverName) {
        return switch (serverName) {
            case "int2" -> SHORT;
            case "int4" -> INTEGER;
            case "int8" -> LONG;
            case "numeric" -> DECIMAL;
            case "text", "varchar", "bpchar", "name" -> TEXT;
            default -> OTHER;
        };
    }

    /** Binds a value, a Long or a String. */
    abstract void bind(PreparedStatement statement, int index, Object value) throws SQLException;

    /**
     * Checks that a value can be bound, as far as that shows without the server.
     *
     * @throws NumberFormatException if it cannot
     */
    void check(Object value) {}
}
