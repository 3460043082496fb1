# Keeps a server directory exactly as long as the JVM that holds the other end of standard input.
# Arguments: the directory, then the command that runs the server (see guarded-server.sh), already with its own account.
# Ctrl-C reaches the whole process group; the shells must survive it to clean up.
trap '' INT HUP QUIT TERM
work=$1
shift
"$@"
echo "$?" > "$work/exit-status"
# The JVM reads the log before it lets go; when it has died, this ends at once.
while read -r _; do :; done
cd / && exec rm -rf -- "$work"
