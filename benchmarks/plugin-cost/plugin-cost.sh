#!/bin/sh
# What perf:check costs beyond the planned load: the same build with the run and with -Dperf.skip, by turns.
# Prints each pair and the median. Needs the artifacts in the local repository (mvn install -DskipTests -Dinvoker.skip).
# usage: plugin-cost.sh [pairs, 11 by default] [options for Maven]
set -e
cd "$(dirname "$0")"
pairs=${1:-11}
[ $# -gt 0 ] && shift
planned_ms=2000

mvn -q "$@" test-compile
milliseconds() {
    start=$(date +%s%N)
    mvn -q -o "$@" perf:check >/dev/null
    echo $((($(date +%s%N) - start) / 1000000))
}
milliseconds "$@" >/dev/null
for pair in $(seq "$pairs"); do
    run=$(milliseconds "$@")
    skipped=$(milliseconds "$@" -Dperf.skip)
    echo "pair $pair: with the run $run ms, without $skipped ms, cost $((run - skipped - planned_ms)) ms"
done | tee target/pairs.txt
sed 's/.*cost \(-*[0-9]*\) ms/\1/' target/pairs.txt | sort -n | awk '{cost[NR] = $1}
    END {printf "median cost of perf:check beyond the planned load: %d ms (from %d to %d)\n", cost[int((NR + 1) / 2)], cost[1], cost[NR]}'
