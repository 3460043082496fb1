# Runs the command given as arguments, in a process group of its own, until it ends or standard input does. Standard input
# ends when the JVM that holds its other end lets go of it, or dies in whatever way. Nothing of the group is left then.
# Ctrl-C reaches the process group of the JVM; this shell survives it to clean up. The command inherits no ignored signal.
trap : INT HUP QUIT TERM
exec 3<&0 </dev/null
if command -v setsid >/dev/null 2>&1; then
    setsid "$@" 3<&- &
else
    set -m
    "$@" 3<&- &
fi
leader=$!
# What the shell says of jobs that end is not of the application, whose log this is.
exec 2>/dev/null
trap '' INT HUP QUIT TERM

# Politely first: an application finishes what it does. The group is not there yet just after the start.
end_group() {
    kill -s TERM -- "-$leader" || kill -s TERM "$leader"
    tenths=0
    while [ "$tenths" -lt 50 ] && kill -s 0 -- "-$leader"; do
        sleep 0.1 || sleep 1
        tenths=$((tenths + 1))
    done
    kill -s KILL -- "-$leader"
}

(
    while read -r _ <&3; do :; done
    end_group
) &
guard=$!
exec 3<&-
wait "$leader"
status=$?
end_group
kill -s KILL "$guard"
exit "$status"
