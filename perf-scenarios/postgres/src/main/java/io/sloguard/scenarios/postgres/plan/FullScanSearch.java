package io.sloguard.scenarios.postgres.plan;

import io.sloguard.target.NamedSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for the plans of statements without executing them, and looks for large tables that they read from end to end. Plans
 * are those for all values, because the values of a statement are not known. As thread-safe as the connection.
 */
public final class FullScanSearch {

    /** A table of fewer rows is read from end to end for good reason. */
    static final long LARGE_TABLE_ROWS = 1_000;

    private static final String NAME = "sloguard_slow_statement";
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d{1,4})");
    private static final String ROWS =
            "select coalesce(max(reltuples), 0)::bigint from pg_class where relname = ? and relkind in ('r', 'p', 'm')";

    private final Connection connection;

    /** Creates a search on a connection that commits each statement. */
    public FullScanSearch(Connection connection) {
        this.connection = connection;
    }

    /**
     * A large table that a statement reads from end to end.
     *
     * @param table the table
     * @param condition which rows it looks for, in the words of the database; empty if for all
     * @param rows about how many rows the table has
     */
    public record Scan(String table, String condition, long rows) {}

    /**
     * Returns the largest table that a statement reads from end to end; empty if it reads no large one so, or if the server
     * cannot plan it, for example because it was cut off.
     *
     * @param statement one statement as it was sent, with parameters by number
     * @throws SQLException if the connection is lost
     */
    public Optional<Scan> largest(String statement) throws SQLException {
        String code = new NamedSql(statement).code().strip();
        if (code.replaceFirst(";$", "").contains(";")) {
            return Optional.empty(); // several statements: only the first would be planned, the others executed
        }
        connection.setAutoCommit(false);
        try {
            return search(statement.strip().replaceFirst(";$", ""), parameters(code));
        } catch (SQLException notPlanned) {
            if (connection.isClosed()) {
                throw notPlanned;
            }
            return Optional.empty();
        } finally {
            endTransaction();
        }
    }

    private void endTransaction() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static int parameters(String code) {
        Matcher parameters = PARAMETER.matcher(code);
        int most = 0;
        while (parameters.find()) {
            most = Math.max(most, Integer.parseInt(parameters.group(1)));
        }
        return most;
    }

    private Optional<Scan> search(String statement, int parameters) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("set transaction read only");
            sql.execute("set local plan_cache_mode = force_generic_plan");
            sql.execute("prepare " + NAME + " as " + statement);
        }
        try {
            List<Scan> scans = new ArrayList<>();
            for (Map<?, ?> node : nodes(explained(parameters))) {
                scan(node).ifPresent(scans::add);
            }
            return scans.stream()
                    .filter(scan -> scan.rows() >= LARGE_TABLE_ROWS)
                    .max(Comparator.comparingLong(Scan::rows));
        } finally {
            deallocate();
        }
    }

    /** A prepared statement outlives the rollback of its transaction; one that failed is no reason to fail again. */
    private void deallocate() throws SQLException {
        connection.rollback();
        try (Statement sql = connection.createStatement()) {
            sql.execute("deallocate " + NAME);
        }
    }

    private Map<?, ?> explained(int parameters) throws SQLException {
        String arguments =
                parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "null")) + ")";
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("explain (format json) execute " + NAME + arguments)) {
            rows.next();
            return JsonTree.firstObject(rows.getString(1));
        }
    }

    private static List<Map<?, ?>> nodes(Map<?, ?> explained) {
        List<Map<?, ?>> nodes = new ArrayList<>();
        if (explained.get("Plan") instanceof Map<?, ?> root) {
            addNodes(root, nodes);
        }
        return nodes;
    }

    private static void addNodes(Map<?, ?> node, List<Map<?, ?>> nodes) {
        nodes.add(node);
        if (node.get("Plans") instanceof List<?> below) {
            below.forEach(child -> addNodes((Map<?, ?>) child, nodes));
        }
    }

    private Optional<Scan> scan(Map<?, ?> node) throws SQLException {
        if (!"Seq Scan".equals(node.get("Node Type")) || !(node.get("Relation Name") instanceof String table)) {
            return Optional.empty();
        }
        String condition = node.get("Filter") instanceof String filter ? filter : "";
        return Optional.of(new Scan(table, condition, rows(table)));
    }

    private long rows(String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
