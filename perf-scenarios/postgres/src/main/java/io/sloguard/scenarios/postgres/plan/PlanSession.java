package io.sloguard.scenarios.postgres.plan;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanKind;
import io.sloguard.result.PlanSample;
import io.sloguard.target.GuardedQuery;
import io.sloguard.target.QueryPlans;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * One transaction that is rolled back: it hides indexes if it is to, prepares the query and executes it with every binding
 * and kind. Used by one thread.
 */
final class PlanSession implements AutoCloseable {

    /** The name of the prepared statement; the session has no other. */
    private static final String STATEMENT = "sloguard_guarded_query";

    /** Without a clock reading for each row, which would make plans with many rows look slower than they are. */
    private static final String EXPLAIN = "explain (analyze, buffers, timing off, format json) execute " + STATEMENT;

    /** What makes the planner pass an index by; undone by the rollback, and never seen by another session. */
    private static final String HIDE = "update pg_index set indisvalid = false where indexrelid = ("
            + "select oid from pg_class where relname = ? and relkind in ('i', 'I') and pg_table_is_visible(oid))";

    private final Connection connection;
    private final GuardedQuery query;

    private PlanSession(Connection connection, GuardedQuery query) {
        this.connection = connection;
        this.query = query;
    }

    static PlanSession open(DataSource database, GuardedQuery query, List<String> hiddenIndexes) throws SQLException {
        PlanSession session = new PlanSession(database.getConnection(), query);
        try {
            session.begin(hiddenIndexes);
            return session;
        } catch (SQLException | RuntimeException failure) {
            session.connection.close();
            throw failure;
        }
    }

    private void begin(List<String> hiddenIndexes) throws SQLException {
        connection.setAutoCommit(false);
        execute("set local statement_timeout = " + query.timeout().toMillis());
        for (String index : hiddenIndexes) {
            hide(index);
        }
        if (StatementKind.of(query.sql()) == StatementKind.READING) {
            execute("set transaction read only");
        }
        execute("prepare " + STATEMENT + " as " + query.sql().with(number -> "$" + number));
    }

    private void hide(String index) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(HIDE)) {
            update.setString(1, index);
            if (update.executeUpdate() == 0) {
                throw new MissingIndexException(index);
            }
        }
    }

    /** Returns the plan of each binding and kind, in the order of the query, all as the state of this session. */
    List<ExplainedPlan> plans() throws SQLException {
        List<ExplainedPlan> plans = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> binding : query.bindings().entrySet()) {
            for (PlanKind kind : query.kinds()) {
                execute("set local plan_cache_mode = force_" + kind.name().toLowerCase(Locale.ROOT) + "_plan");
                plans.add(new ExplainedPlan(binding.getKey(), kind, sample(binding.getValue()), Optional.empty()));
            }
        }
        return plans;
    }

    private PlanSample sample(Map<String, String> values) throws SQLException {
        String explain = EXPLAIN + arguments(values);
        explain(explain); // brings the pages into memory and is not counted
        List<Execution> executions = new ArrayList<>();
        for (int i = 0; i < QueryPlans.EXECUTIONS; i++) {
            executions.add(explain(explain));
        }
        return new PlanSample(
                executions.get(executions.size() - 1).root(),
                executions.stream().map(one -> one.root().buffers()).toList(),
                executions.stream().map(Execution::nanos).toList());
    }

    /** Values are text literals, to which the server gives the type that it found for the parameter. */
    private String arguments(Map<String, String> values) throws SQLException {
        PGConnection quoting = connection.unwrap(PGConnection.class);
        List<String> literals = new ArrayList<>();
        for (String name : query.sql().names()) {
            literals.add("'" + quoting.escapeLiteral(String.valueOf(values.get(name))) + "'");
        }
        return literals.isEmpty() ? "" : literals.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private Execution explain(String sql) throws SQLException {
        Savepoint unchanged = connection.setSavepoint();
        Execution execution;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            execution = Execution.ofJson(rows.getString(1));
        }
        connection.rollback(unchanged);
        return execution;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rolls everything back and closes the connection. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
