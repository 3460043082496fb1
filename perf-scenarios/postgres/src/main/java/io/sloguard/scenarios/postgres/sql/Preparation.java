package io.sloguard.scenarios.postgres.sql;

import io.sloguard.PerfException;
import io.sloguard.scenarios.postgres.sql.PlannedSql.Alternative;
import io.sloguard.scenarios.postgres.sql.Work.ReadyStatement;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the server prepare every statement and runs the queries that values are drawn from, so that mistakes show before any
 * load. Mutable: collects mistakes; used once.
 */
final class Preparation {

    static final int MAX_ROWS = 1_000_000;

    private final PlannedSql planned;
    private final Connection connection;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Preparation(PlannedSql planned, Connection connection) {
        this.planned = planned;
        this.connection = connection;
    }

    /**
     * Returns what operations are made of.
     *
     * @throws PerfException if the server refuses something; the message lists all of it, each with its place in the plan
     * @throws SQLException if the connection breaks
     */
    List<Work> work() throws SQLException {
        Map<Draw, Values> values = new LinkedHashMap<>();
        for (Draw draw : planned.draws()) {
            int place = places.size();
            draw.names().forEach(name -> places.put(name, places.size()));
            values(draw, place).ifPresent(loaded -> values.put(draw, loaded));
        }
        List<Work> work = new ArrayList<>();
        for (Alternative alternative : planned.alternatives()) {
            work.add(work(alternative, values));
        }
        if (!problems.isEmpty()) {
            throw new PerfException(
                    String.join("; ", problems.stream().distinct().toList()));
        }
        return work;
    }

    /** Returns how many parameters there are. */
    int parameters() {
        return places.size();
    }

    private Work work(Alternative alternative, Map<Draw, Values> values) throws SQLException {
        List<ReadyStatement> statements = new ArrayList<>();
        List<String> used = new ArrayList<>();
        for (PlannedStatement statement : alternative.statements()) {
            used.addAll(statement.occurrences());
            ready(statement).ifPresent(ready -> {
                statements.add(ready);
                check(ready, values);
            });
        }
        return new Work(
                alternative.name(),
                statements,
                values.entrySet().stream()
                        .filter(entry -> entry.getKey().names().stream().anyMatch(used::contains))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private Optional<ReadyStatement> ready(PlannedStatement statement) throws SQLException {
        List<ParameterType> types = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(statement.jdbcText())) {
            ParameterMetaData parameters = prepared.getParameterMetaData();
            for (int i = 1; i <= parameters.getParameterCount(); i++) {
                types.add(ParameterType.of(parameters.getParameterTypeName(i)));
            }
        } catch (SQLException refused) {
            refuse(statement.place(), "cannot be prepared", refused);
            return Optional.empty();
        }
        return Optional.of(new ReadyStatement(
                statement,
                statement.jdbcText(),
                statement.occurrences().stream().map(places::get).toList(),
                types));
    }

    private Optional<Values> values(Draw draw, int place) throws SQLException {
        if (draw instanceof Draw.OfRange range) {
            return Optional.of(new Values.Range(place, range.least(), range.greatest()));
        }
        if (draw instanceof Draw.OfRows rows) {
            return Optional.of(new Values.Rows(place, rows.rows()));
        }
        Draw.OfQuery query = (Draw.OfQuery) draw;
        try {
            return rows(query).map(rows -> new Values.Rows(place, rows));
        } catch (SQLException refused) {
            refuse(query.place(), "is refused by the server", refused);
            return Optional.empty();
        }
    }

    private Optional<List<List<String>>> rows(Draw.OfQuery query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        int columns = query.names().size();
        try (PreparedStatement statement = connection.prepareStatement(query.query())) {
            statement.setMaxRows(MAX_ROWS + 1);
            try (ResultSet result = statement.executeQuery()) {
                if (result.getMetaData().getColumnCount() != columns) {
                    return refuse(
                            query,
                            "returns " + result.getMetaData().getColumnCount() + " columns for " + columns
                                    + " parameters");
                }
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        String value = result.getString(column);
                        if (value == null) {
                            return refuse(
                                    query,
                                    "returns null in row " + (rows.size() + 1)
                                            + "; leave such rows out, for example where id is not null");
                        }
                        row.add(value);
                    }
                    rows.add(row);
                }
            }
        }
        if (rows.isEmpty()) {
            return refuse(query, "returned no row, so there is nothing to draw");
        }
        return rows.size() > MAX_ROWS
                ? refuse(query, "returned more than " + MAX_ROWS + " rows; add a limit")
                : Optional.of(rows);
    }

    private static String excerpt(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }

    private Optional<List<List<String>>> refuse(Draw.OfQuery query, String why) {
        problems.add(query.place() + "  \"" + excerpt(query.query()) + "\" " + why);
        return Optional.empty();
    }

    /** A statement may be refused; a connection that broke is another matter. */
    private void refuse(String place, String what, SQLException refused) throws SQLException {
        if (String.valueOf(refused.getSQLState()).startsWith("08")) {
            throw refused;
        }
        problems.add(place + "  " + what + ": "
                + String.valueOf(refused.getMessage()).replaceAll("\\s+", " "));
    }

    private void check(ReadyStatement statement, Map<Draw, Values> values) {
        List<String> names = statement.planned().occurrences();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            ParameterType type = statement.types().get(i);
            values.forEach((draw, loaded) -> {
                if (draw.names().contains(name)) {
                    check(draw, loaded, name, type);
                }
            });
        }
    }

    private void check(Draw draw, Values loaded, String name, ParameterType type) {
        try {
            loaded.forEach(draw.names().indexOf(name), type::check);
        } catch (NumberFormatException notOne) {
            problems.add(draw.place() + "  :" + name + " is a number for the server, of the type "
                    + type.name().toLowerCase(java.util.Locale.ROOT) + ", and a value is none: " + notOne.getMessage());
        }
    }
}
