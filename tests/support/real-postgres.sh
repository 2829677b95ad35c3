#!/bin/sh
# Runs a command with TEST_DATABASE_URL set to a Postgres server of this machine, started on empty data for as long as
# the command runs:  tests/support/real-postgres.sh npx vitest run
# Without a command it prints the address and serves until it is interrupted.
# Takes the oldest installed Postgres that Daymark supports, or the one whose programs are in $PG_BIN.
set -eu

find_programs() {
  if [ -n "${PG_BIN:-}" ]; then echo "$PG_BIN"; return; fi
  for version in 15 16 17 18 19; do
    for folder in "/usr/lib/postgresql/$version/bin" "/usr/pgsql-$version/bin" \
      "/opt/homebrew/opt/postgresql@$version/bin" "/usr/local/opt/postgresql@$version/bin"; do
      if [ -x "$folder/initdb" ]; then echo "$folder"; return; fi
    done
  done
  if command -v initdb >/dev/null 2>&1; then dirname "$(command -v initdb)"; fi
}

programs=$(find_programs)
if [ -z "$programs" ] || [ ! -x "$programs/initdb" ]; then
  echo "No Postgres server is installed here: install one (Debian: postgresql), or set PG_BIN to its programs" >&2
  exit 69
fi

# In memory where there is enough of it (in KB), else in an ordinary temporary folder.
parent=/tmp
free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ "${free:-0}" -gt 2097152 ] && [ -w /dev/shm ]; then parent=/dev/shm; fi
folder=$(mktemp -d "$parent/daymark-real-XXXXXX")

# Postgres refuses to run as root.
user=
if [ "$(id -u)" = 0 ]; then
  user=nobody
  if id postgres >/dev/null 2>&1; then user=postgres; fi
  chown "$user" "$folder"
fi
as_server() {
  if [ -n "$user" ]; then (cd / && su -s /bin/sh "$user" -c "$1"); else (cd / && sh -c "$1"); fi
}

stop() {
  trap - EXIT INT TERM HUP
  if [ -e "$folder/data/postmaster.pid" ]; then
    as_server "'$programs/pg_ctl' stop -D '$folder/data' -m immediate -s" || true
  fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
as_server "umask 077 && echo $password >'$folder/password'"
init="'$programs/initdb' -D '$folder/data' -U daymark -A scram-sha-256 --pwfile='$folder/password' -E UTF8 --no-sync"
# Sorts as people do, unlike the embedded server: no test may depend on either.
as_server "$init --locale-provider=icu --icu-locale=en --locale=C >'$folder/log' 2>&1" ||
  as_server "$init --locale=C >'$folder/log' 2>&1" || { cat "$folder/log" >&2; exit 70; }

# The port is free by chance only, hence the attempts.
for attempt in 1 2 3 4 5; do
  port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
  if as_server "'$programs/pg_ctl' start -D '$folder/data' -l '$folder/log' -s -w -o '-p $port -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c max_connections=200 -c fsync=off -c full_page_writes=off'" \
    2>/dev/null; then
    break
  elif [ "$attempt" = 5 ]; then
    cat "$folder/log" >&2
    exit 70
  fi
done

TEST_DATABASE_URL="postgres://daymark:$password@127.0.0.1:$port/postgres"
export TEST_DATABASE_URL
if [ $# -gt 0 ]; then
  "$@"
else
  echo "$TEST_DATABASE_URL"
  # A shell sees signals between commands only, or in wait.
  tail -f /dev/null &
  trap 'kill $!; stop' EXIT
  wait
fi
