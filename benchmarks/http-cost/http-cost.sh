#!/bin/sh
# What a request costs the client: a scenario of kind http (the whole way of a gate), wrk, and a bare Java loop, by turns over 32
# connections, each alone on core 0 with the same server on core 1. CPU seconds, user and system, for 100 000 requests; the Java
# clients warm, wrk from its start. Needs wrk, taskset, and the class path of this module with perf-scenarios-http.
# usage: http-cost.sh CLASSPATH [rounds, 5 by default] [measured seconds, 10 by default] [options for the JVM of the scenario]
set -e
cd "$(dirname "$0")"
for tool in wrk taskset; do
    command -v $tool >/dev/null || { echo "$tool is missing: apt-get install wrk util-linux" >&2; exit 1; }
done
classpath=$1
rounds=${2:-5}
measured=${3:-10}
options=$4
warmup=5
work=$(mktemp -d)
taskset -c 1 java -cp "$classpath" io.sloguard.http.FixedServer >"$work/server.txt" &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
until port=$(sed -n "s/^port //p" "$work/server.txt") && [ -n "$port" ]; do
    kill -0 $server || exit 1
    sleep 0.1
done
sed "s/\${port}/$port/; s/\${warmup}/${warmup}s/; s/\${duration}/${measured}s/" perf.yaml >"$work/perf.yaml"

# wrk tells neither its CPU time nor its memory: the shell does the one, the kernel cannot do the other once it has ended
wrk_cost() {
    before=$(cpu_of_children)
    taskset -c 0 wrk -t1 -c32 -d"${measured}s" "http://127.0.0.1:$port/" >"$work/wrk.txt"
    after=$(cpu_of_children)
    awk -v cpu="$(echo "$after $before" | awk '{print $1 - $2}')" '/requests in/ {n = $1} /Requests\/sec/ {rate = $2}
        END {printf "wrk %.0f %.3f -\n", rate, cpu / n * 100000}' "$work/wrk.txt"
}
# user and system time of this shell's ended children: fields 16 and 17 of its stat, in hundredths of a second
cpu_of_children() { awk '{sub(/.*\) /, ""); print ($14 + $15) / 100}' /proc/$$/stat; }

for round in $(seq "$rounds"); do
    wrk_cost
    taskset -c 0 java -cp "$classpath" io.sloguard.http.BareLoop "$port" 32 $warmup "$measured"
    launch=$(date +%s%3N)
    # shellcheck disable=SC2086
    taskset -c 0 java $options -cp "$classpath" io.sloguard.http.HttpCost "$work/perf.yaml"
    first=$(sed -n 's/^first //p' "$work/server.txt" | tail -1)
    echo "launch $((first - launch))"
done | tee "$work/all.txt"
for client in wrk bare-loop slo-guard; do
    grep "^$client " "$work/all.txt" | sort -n -k3 | awk -v client="$client" '{rate[NR] = $2; cpu[NR] = $3; if ($4 > peak) peak = $4}
        END {printf "%s: %.3f CPU s per 100 000 (from %.3f to %.3f), %s req/s, peak %s MiB\n", client, cpu[int((NR + 1) / 2)],
            cpu[1], cpu[NR], rate[int((NR + 1) / 2)], peak ? peak : "-"}'
done
grep '^launch ' "$work/all.txt" | sort -n -k2 | awk '{ms[NR] = $2}
    END {printf "first request of slo-guard: %d ms after the launch of its JVM (from %d to %d)\n", ms[int((NR + 1) / 2)], ms[1], ms[NR]}'
