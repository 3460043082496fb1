package io.sloguard.scenarios.postgres.probe;

import io.sloguard.result.diagnosis.Counter;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.TableActivity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The counters of a server, before and after. Sessions report what they did up to a second late, so the counters of tables
 * and files may lack the last second. Mutable; used by one thread.
 */
final class ServerCounters {

    private static final int MOST_TABLES = 10;
    private static final String TABLES = "select relid::regclass::text, seq_scan, seq_tup_read, coalesce(idx_scan, 0),"
            + " n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables";
    private static final int MAJOR = 10_000;

    private final ServerAnswers server;
    private final StatementCounters statements;
    private final List<String> missing = new ArrayList<>();
    private List<CounterQuery> queries = List.of();
    private Map<String, Long> before = Map.of();
    private Map<String, TableActivity> tablesBefore = Map.of();
    private boolean hasBegun;

    ServerCounters(ServerAnswers server) {
        this.server = server;
        this.statements = new StatementCounters(server);
    }

    /** Reads what {@link #end} compares with. */
    void begin() throws SQLException {
        int version = server.rows("select current_setting('server_version_num')::int", row -> row.getInt(1))
                .get(0);
        queries = CounterQuery.of(version / MAJOR);
        statements.begin();
        tablesBefore = tables();
        before = counters();
        hasBegun = true;
    }

    /** Returns by how much the counters grew since {@link #begin}, nothing if that has failed; without full scans. */
    DatabaseActivity end() throws SQLException {
        if (!hasBegun) {
            return DatabaseActivity.NONE;
        }
        Map<String, Long> after = counters();
        List<Counter> grown = new ArrayList<>();
        after.forEach((name, value) -> grown.add(new Counter(name, value - before.getOrDefault(name, 0L))));
        return new DatabaseActivity(statements.end(), List.of(), tablesSince(), grown);
    }

    private List<TableActivity> tablesSince() throws SQLException {
        List<TableActivity> grown = new ArrayList<>();
        tables().forEach((name, now) -> grown.add(since(now, tablesBefore.getOrDefault(name, none(name)))));
        return grown.stream()
                .filter(table -> table.sequentialScans() + table.indexScans() + table.rowsWritten() > 0)
                .sorted(Comparator.comparingLong(TableActivity::sequentialRows)
                        .reversed()
                        .thenComparing(TableActivity::table))
                .limit(MOST_TABLES)
                .toList();
    }

    private static TableActivity none(String table) {
        return new TableActivity(table, 0, 0, 0, 0);
    }

    private static TableActivity since(TableActivity now, TableActivity earlier) {
        return new TableActivity(
                now.table(),
                Math.max(0, now.sequentialScans() - earlier.sequentialScans()),
                Math.max(0, now.sequentialRows() - earlier.sequentialRows()),
                Math.max(0, now.indexScans() - earlier.indexScans()),
                Math.max(0, now.rowsWritten() - earlier.rowsWritten()));
    }

    private Map<String, TableActivity> tables() throws SQLException {
        Map<String, TableActivity> tables = new LinkedHashMap<>();
        server.rows(
                        TABLES,
                        row -> new TableActivity(
                                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .forEach(table -> tables.put(table.table(), table));
        return tables;
    }

    /** One view that cannot be read takes none of the others along. */
    private Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (CounterQuery query : queries) {
            try {
                server.rows(query.sql(), row -> numbers(query, row)).forEach(counters::putAll);
            } catch (SQLException refused) {
                if (ServerAnswers.isLost(refused)) {
                    throw refused;
                }
                String sentence = "counters could not be read: " + ServerAnswers.firstLine(refused);
                if (!missing.contains(sentence)) {
                    missing.add(sentence);
                }
            }
        }
        return counters;
    }

    private static Map<String, Long> numbers(CounterQuery query, ResultSet row) throws SQLException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (int i = 0; i < query.names().size(); i++) {
            numbers.put(query.names().get(i), row.getLong(i + 1));
        }
        return numbers;
    }

    /** Returns what could not be counted, and what would make it so, one sentence each. */
    List<String> missing() {
        List<String> all = new ArrayList<>(missing);
        statements.missing().ifPresent(all::add);
        return all;
    }
}
