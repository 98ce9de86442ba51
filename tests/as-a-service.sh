#!/usr/bin/env bash
# The published Linux folder, read-only, started as a service user who owns nothing but its data. As root:
#   dotnet publish src/Traceability -p:PublishProfile=linux-x64
#   tests/as-a-service.sh artifacts/traceability-linux-x64
# Ends with "all well", or with the first thing that is not.
set -euo pipefail
program=${1:?the published folder}
port=${PORT:-6105}
[ "$(id -u)" = 0 ] || { echo "Start it as root: it changes to another user."; exit 2; }

work=$(mktemp -d /tmp/as-a-service.XXXXXX)
user=65533
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

wrong() { echo "WRONG: $*"; tail -n 20 "$work/said" 2>/dev/null || true; exit 1; }

# The program: root's, to be read and run only. The data: the user's. No home folder, no HOME.
chmod 755 "$work"
cp -r "$program" "$work/program"
chown -R root:root "$work/program"
chmod -R a-w,a+rX "$work/program"
install -d -o $user -g $user -m 770 "$work/data" "$work/backup"
before=$(cd "$work/program" && find . -type f -exec sha256sum {} + | sort | sha256sum)

# systemd is told by a datagram when the program answers; this takes its place.
python3 - "$work/notify" >"$work/told" <<'PY' &
import os, socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o777)
s.settimeout(120)
print(s.recv(4096).decode(), flush=True)
PY
for _ in $(seq 50); do [ -S "$work/notify" ] && break; sleep 0.1; done

start() {
    (cd / && exec env -i PATH=/usr/bin:/bin TRACEABILITY_DATA="$work/data/shop.db" NOTIFY_SOCKET="$work/notify" \
        setpriv --reuid=$user --regid=$user --clear-groups --no-new-privs "$work/program/traceability" --https --urls "http://localhost:$port") >"$work/said" 2>&1 &
    server=$!
    for _ in $(seq 300); do
        curl -sf "http://localhost:$port/health" >/dev/null && return 0
        kill -0 "$server" 2>/dev/null || wrong "it ended by itself"
        sleep 0.2
    done
    wrong "it does not answer"
}

verb() { (cd / && env -i PATH=/usr/bin:/bin TRACEABILITY_DATA="$work/data/shop.db" setpriv --reuid=$user --regid=$user --clear-groups --no-new-privs "$work/program/traceability" "$@"); }

start
echo "answers: $(curl -s "http://localhost:$port/health")"
grep -q READY=1 "$work/told" || { sleep 1; grep -q READY=1 "$work/told"; } || wrong "systemd was not told"
echo "systemd told: $(tr '\n' ' ' <"$work/told")"
[ "$(ps -o uid= -p "$server" | tr -d ' ')" = $user ] || wrong "it runs as somebody else"
[ "$(stat -c %a "$work/data/shop.db-keys")" = 700 ] || wrong "its keys can be read by others"
curl -s "http://localhost:5080/trust/traceability.crt" | openssl x509 -inform der -out "$work/ca.pem" || wrong "no certificate"
curl -sf --cacert "$work/ca.pem" https://localhost:5443/health >/dev/null || wrong "HTTPS with its certificate"
echo "HTTPS: trusted with the certificate it hands out"

verb backup "$work/backup/one.db" || wrong "backup"
verb verify | tail -n 1 || wrong "verify"
kill -TERM "$server"; wait "$server" && ended=0 || ended=$?
[ "$ended" = 0 ] || wrong "told to end, it ended with $ended"
server=
start
echo "ended and started again"
kill -TERM "$server"; wait "$server" || true
server=
verb restore "$work/backup/one.db" | head -n 1 || wrong "restore"

[ "$before" = "$(cd "$work/program" && find . -type f -exec sha256sum {} + | sort | sha256sum)" ] || wrong "something in the program's folder changed"
[ -z "$(find "$work/program" -newer "$work/ca.pem" -type f)" ] || wrong "something was written beside the program"
[ -z "$(find "$work/data" ! -user $user)" ] || wrong "something of the data belongs to another"
grep -q "serves $work/data/shop.db" "$work"/data/logs/shop-*.log || wrong "no log beside the data"
ls "$work/data" "$work/data/logs"
echo "all well"
