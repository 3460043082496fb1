package io.sloguard.scenarios.postgres.probe;

import java.util.List;

/**
 * Counters of a server that one query reads, from a version on and up to another.
 *
 * @param fromMajor the first major version that has them
 * @param toMajor the last one
 * @param names what each column counts, with its unit
 * @param sql the query: one row of whole numbers
 */
record CounterQuery(int fromMajor, int toMajor, List<String> names, String sql) {

    private static final int NEWEST = Integer.MAX_VALUE;

    CounterQuery {
        names = List.copyOf(names);
    }

    /** Returns the queries that fit a version. */
    static List<CounterQuery> of(int major) {
        return ALL.stream()
                .filter(query -> query.fromMajor <= major && major <= query.toMajor)
                .toList();
    }

    /** Sources: the views' tables in the manuals of PostgreSQL 13 to 18. Checkpoints have a view of their own since 17. */
    private static final List<CounterQuery> ALL = List.of(
            new CounterQuery(
                    13,
                    NEWEST,
                    List.of(
                            "commits",
                            "rollbacks",
                            "deadlocks",
                            "pages found in memory",
                            "pages not found in memory",
                            "temporary files",
                            "bytes of temporary files"),
                    "select xact_commit, xact_rollback, deadlocks, blks_hit, blks_read, temp_files, temp_bytes"
                            + " from pg_stat_database where datname = current_database()"),
            new CounterQuery(
                    14,
                    NEWEST,
                    List.of("bytes of the log", "full pages in the log", "times the log's buffers were full"),
                    "select wal_bytes::bigint, wal_fpi, wal_buffers_full from pg_stat_wal"),
            new CounterQuery(
                    13,
                    13,
                    List.of("bytes of the log"),
                    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"),
            new CounterQuery(
                    17,
                    NEWEST,
                    List.of(
                            "checkpoints by time",
                            "checkpoints by request",
                            "pages written by checkpoints",
                            "ms of checkpoints writing",
                            "ms of checkpoints syncing"),
                    "select num_timed, num_requested, buffers_written, write_time::bigint, sync_time::bigint"
                            + " from pg_stat_checkpointer"),
            new CounterQuery(
                    13,
                    16,
                    List.of(
                            "checkpoints by time",
                            "checkpoints by request",
                            "pages written by checkpoints",
                            "ms of checkpoints writing",
                            "ms of checkpoints syncing"),
                    "select checkpoints_timed, checkpoints_req, buffers_checkpoint, checkpoint_write_time::bigint,"
                            + " checkpoint_sync_time::bigint from pg_stat_bgwriter"),
            new CounterQuery(
                    16,
                    NEWEST,
                    List.of(
                            "reads of data files by sessions",
                            "ms of these reads",
                            "writes of data files by sessions",
                            "ms of these writes",
                            "extensions of data files by sessions"),
                    "select coalesce(sum(reads), 0)::bigint, coalesce(sum(read_time), 0)::bigint,"
                            + " coalesce(sum(writes), 0)::bigint, coalesce(sum(write_time), 0)::bigint,"
                            + " coalesce(sum(extends), 0)::bigint from pg_stat_io"
                            + " where backend_type = 'client backend' and object in ('relation', 'temp relation')"));
}
