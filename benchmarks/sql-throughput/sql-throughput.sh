#!/bin/sh
# Transactions per second of pgbench and of a scenario of kind sql, on the same server, by turns, and their ratio.
# Needs pgbench, its tables (pgbench -i -s 10), PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE in the environment, and the
# class path of the module perf-scenarios-postgres with perf-core and this module's classes.
# usage: sql-throughput.sh CLASSPATH [rounds, 5 by default]
set -e
cd "$(dirname "$0")"
classpath=$1
rounds=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed "s|\${jdbc}|jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE|" perf.yaml >"$work/perf.yaml"
export PERF_DB_USER="$PGUSER" PERF_DB_PASSWORD="$PGPASSWORD"

pgbench_tps() { # name, options
    name=$1
    shift
    # the same two seconds of warm-up, then the same eight seconds, connected before the clock starts
    pgbench -n -M prepared -T 2 "$@" >/dev/null 2>&1
    tps=$(pgbench -n -M prepared -T 8 "$@" 2>/dev/null | sed -n 's/^tps = \([0-9.]*\).*/\1/p')
    echo "pgbench $name $tps"
}
for round in $(seq "$rounds"); do
    pgbench_tps select-1 -S -c 1 -j 1
    pgbench_tps select-2 -S -c 2 -j 2
    pgbench_tps tpcb-1 -c 1 -j 1
    pgbench_tps tpcb-2 -c 2 -j 2
    java -cp "$classpath" io.sloguard.sql.SqlThroughput "$work/perf.yaml"
done | tee "$work/all.txt"
for name in select-1 select-2 tpcb-1 tpcb-2; do
    for tool in pgbench sloguard; do
        grep "^$tool $name " "$work/all.txt" | cut -d' ' -f3 | sort -n >"$work/$tool"
    done
    awk -v name="$name" 'FNR == NR {a[FNR] = $1; n = FNR; next} {b[FNR] = $1}
        END {m = int((n + 1) / 2); printf "%s: pgbench %.0f tps, sql %.0f tps (medians of %d), ratio %.2f\n", name, a[m], b[m], n, b[m] / a[m]}' \
        "$work/pgbench" "$work/sloguard"
done
