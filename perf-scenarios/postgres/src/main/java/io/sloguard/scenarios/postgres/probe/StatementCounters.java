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

    private static final String SCHEMA = "select quote_ident(n.nspname) from pg_extension e"
            + " join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'";

    private final ServerAnswers server;
    private Optional<String> schema = Optional.empty();
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
        schema = server.rows(SCHEMA, row -> row.getString(1)).stream().findFirst();
        if (schema.isEmpty()) {
            missing = Optional.of(
                    "statements were not counted: the extension pg_stat_statements is not in this database."
                            + " Add it to shared_preload_libraries, restart, and run create extension pg_stat_statements");
            return;
        }
        try {
            before = counts();
        } catch (SQLException refused) {
            if (ServerAnswers.isLost(refused)) {
                throw refused;
            }
            missing = Optional.of("statements were not counted: " + ServerAnswers.firstLine(refused));
            schema = Optional.empty();
        }
    }

    /** Returns the statements that took longest since {@link #begin}, that first; none if they are not counted. */
    List<StatementActivity> end() throws SQLException {
        if (schema.isEmpty()) {
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
                        + schema.orElseThrow() + ".pg_stat_statements(false)"
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
                        "select queryid, query from " + schema.orElseThrow()
                                + ".pg_stat_statements where queryid = any(?)",
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
