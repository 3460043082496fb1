package io.sloguard.scenarios.postgres.probe;

import io.sloguard.result.diagnosis.StatementActivity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What statements do, by the extension pg_stat_statements if it is there. Mutable; used by one thread. */
final class StatementCounters {

    private static final int MOST = 10;

    /** More than the most, because some are the probe's own, and some differ in their values alone. */
    private static final int MOST_ASKED = 50;

    private static final double MILLI_NANOS = 1e6;

    private static final String FUNCTION = "select quote_ident(n.nspname) || '.pg_stat_statements' from pg_extension e"
            + " join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'";

    /** A superuser may call a library that is loaded without the extension being part of the database. */
    private static final String IS_CALLABLE = "select 1 from pg_settings where name = 'shared_preload_libraries'"
            + " and setting ~ '\\mpg_stat_statements\\M' and current_setting('is_superuser') = 'on'";

    private static final String OWN_FUNCTION = "pg_temp.sloguard_statements";

    /**
     * The function as version 1.8 of the extension declares it (PostgreSQL 13), which later libraries offer as well. It ends
     * with the session of the probe, and nobody else sees it. Source: {@code contrib/pg_stat_statements/} {@code
     * pg_stat_statements--1.7--1.8.sql}.
     */
    private static final String DECLARATION = "create function " + OWN_FUNCTION + "(showtext boolean,"
            + " out userid oid, out dbid oid, out queryid bigint, out query text, out plans int8,"
            + " out total_plan_time float8, out min_plan_time float8, out max_plan_time float8,"
            + " out mean_plan_time float8, out stddev_plan_time float8, out calls int8, out total_exec_time float8,"
            + " out min_exec_time float8, out max_exec_time float8, out mean_exec_time float8,"
            + " out stddev_exec_time float8, out rows int8, out shared_blks_hit int8, out shared_blks_read int8,"
            + " out shared_blks_dirtied int8, out shared_blks_written int8, out local_blks_hit int8,"
            + " out local_blks_read int8, out local_blks_dirtied int8, out local_blks_written int8,"
            + " out temp_blks_read int8, out temp_blks_written int8, out blk_read_time float8,"
            + " out blk_write_time float8, out wal_records int8, out wal_fpi int8, out wal_bytes numeric)"
            + " returns setof record as '$libdir/pg_stat_statements', 'pg_stat_statements_1_8'"
            + " language c strict volatile";

    private final ServerAnswers server;

    /** The function that tells the counters; empty if they are not known. */
    private Optional<String> function = Optional.empty();

    private Optional<String> missing = Optional.empty();
    private Map<Long, Counts> before = Map.of();

    StatementCounters(ServerAnswers server) {
        this.server = server;
    }

    /** What is counted of one statement, summed over its users. */
    private record Counts(long id, long calls, double millis, long rows, long hit, long read) {

        private Counts plus(Counts other) {
            return new Counts(
                    id,
                    calls + other.calls,
                    millis + other.millis,
                    rows + other.rows,
                    hit + other.hit,
                    read + other.read);
        }

        /** A statement that was evicted and came back counts from 0 again. */
        private Counts since(Counts earlier) {
            return calls < earlier.calls
                    ? this
                    : new Counts(
                            id,
                            calls - earlier.calls,
                            millis - earlier.millis,
                            rows - earlier.rows,
                            hit - earlier.hit,
                            read - earlier.read);
        }
    }

    void begin() throws SQLException {
        function = server.rows(FUNCTION, row -> row.getString(1)).stream().findFirst();
        if (function.isEmpty() && server.rows(IS_CALLABLE, row -> row.getInt(1)).isEmpty()) {
            missing = Optional.of(
                    "statements were not counted: the extension pg_stat_statements is not in this database."
                            + " Add it to shared_preload_libraries, restart, and run create extension pg_stat_statements");
            return;
        }
        try {
            if (function.isEmpty()) {
                server.execute(DECLARATION);
                function = Optional.of(OWN_FUNCTION);
            }
            before = counts();
        } catch (SQLException refused) {
            if (ServerAnswers.isLost(refused)) {
                throw refused;
            }
            missing = Optional.of("statements were not counted: " + ServerAnswers.firstLine(refused));
            function = Optional.empty();
        }
    }

    /** Returns the statements that took longest since {@link #begin}, that first; none if they are not counted. */
    List<StatementActivity> end() throws SQLException {
        if (function.isEmpty()) {
            return List.of();
        }
        Map<Long, Counts> grown = new HashMap<>();
        counts().forEach((id, now) -> {
            Counts since = before.containsKey(id) ? now.since(before.get(id)) : now;
            if (since.calls() > 0) {
                grown.put(id, since);
            }
        });
        List<Counts> longest = grown.values().stream()
                .sorted(Comparator.comparingDouble(Counts::millis).reversed())
                .limit(MOST_ASKED)
                .toList();
        return named(longest, texts(longest));
    }

    Optional<String> missing() {
        return missing;
    }

    private Map<Long, Counts> counts() throws SQLException {
        List<Counts> rows = server.rows(
                "select queryid, calls, total_exec_time, rows, shared_blks_hit, shared_blks_read from "
                        + function.orElseThrow() + "(false)"
                        + " where dbid = (select oid from pg_database where datname = current_database())"
                        + " and queryid is not null",
                StatementCounters::counts);
        Map<Long, Counts> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.id(), row, Counts::plus));
        return counts;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong(1), row.getLong(2), row.getDouble(3), row.getLong(4), row.getLong(5), row.getLong(6));
    }

    private record Text(long id, String statement) {}

    private Map<Long, String> texts(List<Counts> statements) throws SQLException {
        Long[] ids = statements.stream().map(Counts::id).toArray(Long[]::new);
        Map<Long, String> texts = new HashMap<>();
        server.rows(
                        "select queryid, query from " + function.orElseThrow() + "(true) where queryid = any(?)",
                        row -> new Text(row.getLong(1), ServerAnswers.text(row, 2)),
                        (Object) ids)
                .forEach(text -> texts.put(text.id(), text.statement()));
        return texts;
    }

    private static List<StatementActivity> named(List<Counts> statements, Map<Long, String> texts) {
        Map<String, Counts> byText = new LinkedHashMap<>();
        for (Counts counts : statements) {
            String sent = texts.getOrDefault(counts.id(), "");
            if (!sent.isEmpty() && !sent.contains(ServerAnswers.MARK)) {
                byText.merge(StatementText.withoutValues(sent), counts, Counts::plus);
            }
        }
        List<StatementActivity> activities = new ArrayList<>();
        byText.forEach((text, counts) -> activities.add(new StatementActivity(
                text,
                counts.calls(),
                Math.round(counts.millis() * MILLI_NANOS),
                counts.rows(),
                counts.hit(),
                counts.read())));
        return activities.stream()
                .sorted(Comparator.comparingLong(StatementActivity::nanos).reversed())
                .limit(MOST)
                .toList();
    }
}
