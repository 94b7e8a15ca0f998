# Not a command: what can be done to a cluster of deploy/local (stage.sh).
# shellcheck shell=bash disable=SC2154

local_cluster() {
  "$root/deploy/local" "$@" ${data:+--data "$data"}
}

# Without its program nothing can run, and deploy/local would build it first.
is_there() {
  [ -f "$root/deploy/target/trivet.jar" ]
}

list_parts() {
  { local_cluster status 2>/dev/null || :; } |
    sed -nE 's/^  ([a-z]+[0-9]+) +(ready|starting) +([^ ]+).*/\1 up \3/p
      s/^  ([a-z]+[0-9]+) +(paused|down) +([^ ]+).*/\1 \2 \3/p'
}

log_of() {
  echo "deploy/local logs $1"
}

status_of_all() {
  echo "deploy/local status"
}

pause() {
  local_cluster pause "$1" >/dev/null
}

unpause() {
  local_cluster unpause "$1" >/dev/null
}

kill_part() {
  local_cluster kill "$1" >/dev/null
}

start_part() {
  local_cluster start "$1" >/dev/null
}

can_be_isolated() {
  echo "The processes of deploy/local share one machine, so there is no network to cut: use docker compose for this." >&2
  exit 2
}

add() {
  local_cluster add
}

remove() {
  local_cluster remove "$1"
}
