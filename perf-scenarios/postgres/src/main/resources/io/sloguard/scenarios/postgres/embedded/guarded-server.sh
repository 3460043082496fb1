# Runs the server given as arguments until it ends or standard input does, whichever is first.
# Runs as the server's own account, so that it can signal nothing else.
trap '' INT HUP QUIT TERM
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(
    while read -r _ <&3; do :; done
    # Immediate shutdown: the data directory is about to be deleted, a checkpoint would be wasted.
    # Repeated, because a server that has only just been started may not listen to signals yet.
    while kill -QUIT "$server" 2>/dev/null; do
        sleep 0.05 2>/dev/null || sleep 1
    done
) &
guard=$!
exec 3<&-
wait "$server"
status=$?
kill -KILL "$guard" 2>/dev/null
exit "$status"
