#!/usr/bin/env bash
# A whole cluster on this machine, under load, while things go wrong in it:
#     benchmarks/cluster.sh [MINUTES, 10 if not told]
# PostgreSQL with a streaming replica, PgBouncer before each, Redis, a bucket of photos, two
# nodes behind nginx and a worker, all in a temporary folder and on ports from $PORT on
# (5600). Needs requirements-dev.txt and the servers installed (Debian: postgresql pgbouncer
# redis-server nginx-light). benchmarks/cluster_load.py reads, publishes and withdraws
# meanwhile, and prints what was wrong. Everything that was started is stopped at the end;
# KEEP=1 leaves the folder with all logs, and with CALM=1 nothing goes wrong in it.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-10}
python=$(realpath -s "${PYTHON:-.venv/bin/python}")
port=${PORT:-5600}
primary=$port replica=$((port + 1)) pool=$((port + 2)) pool_of_replica=$((port + 3))
redis=$((port + 4)) node1=$((port + 5)) node2=$((port + 6)) store=$((port + 7)) front=$((port + 9))
pg=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d)
chmod 755 "$folder"
seconds=$((minutes * 60))
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then # neither PostgreSQL nor PgBouncer runs as root
    as() { runuser -u postgres -- "$@"; }
    install -d -o postgres "$folder/data"
else
    mkdir "$folder/data"
fi
data=$folder/data
started=()

stop() {
    set +e
    signal CONT $(of_replica) 2>/dev/null
    kill "${started[@]}" $(cat "$folder"/node?.pid "$data"/*.pid) 2>/dev/null
    as "$pg/pg_ctl" -D "$data/replica" -m immediate -w stop >/dev/null 2>&1
    as "$pg/pg_ctl" -D "$data/primary" -m immediate -w stop >/dev/null 2>&1
    wait
    [ "${KEEP:-}" ] && echo "Logs: $folder" || rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM

say() { printf '%(%H:%M:%S)T %s\n' -1 "$*"; }
run() { "$@" >>"$folder/$(basename "$1").log" 2>&1 & started+=($!); }
signal() { kill -s "$@"; }
psql() { "$pg/psql" -h 127.0.0.1 -U postgres -qAt "$@"; }
of_replica() { # the server and its processes
    local head
    head=$(head -n 1 "$data/replica/postmaster.pid")
    echo "$head" $(pgrep -P "$head")
}
following() { pgrep -P "$(head -n 1 "$data/replica/postmaster.pid")" -f 'startup|walreceiver'; }
until_answers() { for _ in $(seq 100); do "$@" >/dev/null 2>&1 && return; sleep 0.2; done; "$@"; }

restart() { # name, port; one that does not run is started
    as "$pg/pg_ctl" -D "$data/$1" -l "$data/$1.log" -m fast -w restart >/dev/null 2>&1 \
        -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data"
}

pooler() { # name, port, port of the server, what else
    cat >"$data/$1.ini" <<-END
	[databases]
	roundtable = host=127.0.0.1 port=$3 dbname=roundtable user=roundtable
	[pgbouncer]
	listen_addr = 127.0.0.1
	listen_port = $2
	unix_socket_dir =
	auth_type = trust
	auth_file = $data/users
	admin_users = postgres
	pool_mode = transaction
	default_pool_size = 10
	server_login_retry = 1
	logfile = $data/$1.log
	pidfile = $data/$1.pid
	$4
	END
    as pgbouncer -q -d "$data/$1.ini"
}

node() { # number, port
    # A group of its own, so that a kill reaches its processes, too.
    PORT=$2 WEB_CONCURRENCY=2 setsid "$python" -m gunicorn \
        --config deploy/gunicorn.conf.py >>"$folder/node$1.log" 2>&1 &
    echo $! >"$folder/node$1.pid"
    disown
}

say "Databases: primary and streaming replica"
as "$pg/initdb" -D "$data/primary" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
restart primary "$primary"
psql -p "$primary" -c "CREATE ROLE roundtable LOGIN" -c "CREATE DATABASE roundtable OWNER roundtable" \
    -c "ALTER ROLE roundtable SET jit = off" -c "ALTER ROLE roundtable SET random_page_cost = 1.1"
as "$pg/pg_basebackup" -h 127.0.0.1 -p "$primary" -U postgres -D "$data/replica" -R -c fast -X stream
restart replica "$replica"

printf '"%s" ""\n' postgres roundtable >"$data/users"
say "Poolers, Redis, a bucket, two nodes, a worker, nginx"
pooler pool "$pool" "$primary" "query_wait_timeout = 20"
# One that is frozen answers nobody: a query then ends here, and the node goes on.
pooler pool_of_replica "$pool_of_replica" "$replica" $'query_timeout = 3\nquery_wait_timeout = 3\nserver_connect_timeout = 3'
run redis-server --port "$redis" --bind 127.0.0.1 --save "" --maxmemory 256mb \
    --maxmemory-policy allkeys-lru --dir "$folder"
mkdir -p "$folder/store/media"
run "$python" -m localbucket --port "$store" "$folder/store"

export DEBUG=off SECRET_KEY=only-for-this-benchmark-0123456789-abcdefghijklmnopq \
    SITE_URL=http://127.0.0.1:$front ENV_FILE=/dev/null LOG_LEVEL=WARNING EMAIL_URL=dummymail:// TRUSTED_PROXIES=1 \
    DATABASE_URL=postgres://roundtable@127.0.0.1:$pool/roundtable DATABASE_POOLED=on \
    REPLICA_URLS=postgres://roundtable@127.0.0.1:$pool_of_replica/roundtable \
    CACHE_URL=redis://127.0.0.1:$redis/0 STATIC_ROOT=$folder/static MEDIA_BUCKET=media \
    AWS_ENDPOINT_URL=http://127.0.0.1:$store AWS_ACCESS_KEY_ID=site AWS_SECRET_ACCESS_KEY=secret AWS_REGION=kz
"$python" manage.py demo --force >"$folder/demo.log"
"$python" manage.py collectstatic --no-input >>"$folder/demo.log"
"$python" manage.py backup "$folder" >>"$folder/demo.log" # a long read, through the pooler
node 1 "$node1"
node 2 "$node2"
run "$python" manage.py db_worker --worker-id one

cat >"$folder/nginx.conf" <<END
pid $folder/nginx.pid;
error_log $folder/nginx.log crit;
daemon off;
events {}
http {
    access_log off;
    upstream nodes {
        server 127.0.0.1:$node1 max_fails=1 fail_timeout=3s;
        server 127.0.0.1:$node2 max_fails=1 fail_timeout=3s;
        keepalive 16;
    }
    server {
        listen 127.0.0.1:$front;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host \$host;
        proxy_set_header X-Forwarded-For \$http_x_forwarded_for; # many readers, says the load
        proxy_connect_timeout 1s;
        location / { proxy_pass http://nodes; }
    }
}
END
run nginx -c "$folder/nginx.conf" -p "$folder"
for one in "$node1" "$node2" "$front"; do until_answers curl -fs "http://127.0.0.1:$one/healthz"; done

incidents() { # each waits until so many hundredths of the time are over
    at() { sleep $((seconds * ($1 - now) / 100)); now=$1; say "$2"; }
    local now=0
    at 10 "node 2 is killed"
    kill -9 -- "-$(cat "$folder/node2.pid")"
    at 20 "node 2 starts again"
    node 2 "$node2"
    at 30 "the replica is stopped, and falls behind"
    signal STOP $(following)
    at 42 "it goes on"
    signal CONT $(following)
    at 50 "the replica freezes as a whole"
    signal STOP $(of_replica)
    at 60 "it goes on"
    signal CONT $(of_replica)
    at 68 "the primary is restarted, while its pooler lets all wait"
    psql -p "$pool" pgbouncer -c PAUSE
    restart primary "$primary"
    psql -p "$pool" pgbouncer -c RESUME
    at 78 "the primary is restarted without a word"
    restart primary "$primary"
    at 90 "the replica is restarted"
    restart replica "$replica"
}

transactions() {
    psql -p "$1" roundtable -c "SELECT xact_commit FROM pg_stat_database WHERE datname = 'roundtable'"
}

say "Load for $minutes minutes; load of the machine $(cut -d' ' -f1 /proc/loadavg)"
before=$(transactions "$primary") before_there=$(transactions "$replica")
trap 'kill "$load" 2>/dev/null; exit 1' INT TERM
{
    printf '%s\n' "${started[@]}"
    head -qn 1 "$folder"/node?.pid "$data"/*.pid "$data"/*/postmaster.pid
} >"$folder/heads"
"$python" -m benchmarks.cluster_load "$folder" "$seconds" &
load=$!
started+=("$load")
while [ ! -e "$folder/begun" ] && kill -0 "$load" 2>/dev/null; do sleep 0.2; done
if [ -z "${CALM:-}" ]; then
    incidents &
    started+=($!)
fi
wait "$load" && wrong=0 || wrong=$?
say "Transactions: primary $(($(transactions "$primary") - before)), replica" \
    "$(($(transactions "$replica") - before_there))"
grep -ohE '"(message|event)": "[^"]*(left out|away)[^"]*"' "$folder"/node?.log | sort | uniq -c || true
exit "$wrong"
