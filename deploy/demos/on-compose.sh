# Not a command: what can be done to a cluster of docker compose (stage.sh).
# shellcheck shell=bash disable=SC2154

compose() {
  local command='docker compose'
  docker compose version >/dev/null 2>&1 || command=docker-compose
  (cd "$root" && $command "$@")
}

project=

# Whether there is such a cluster, if only a stopped one.
is_there() {
  local one
  command -v docker >/dev/null || return 1
  one=$(compose ps -a -q c1 2>/dev/null | head -n 1)
  [ -n "$one" ] || return 1
  project=$(docker inspect -f '{{index .Config.Labels "com.docker.compose.project"}}' "$one")
}

# One without a network is isolated.
list_parts() {
  local form
  form='{{index .Config.Labels "com.docker.compose.service"}} {{.State.Status}}{{len .NetworkSettings.Networks}} '
  # shellcheck disable=SC2016
  form+='{{range .Config.Env}}{{$it := split . "="}}{{if eq (index $it 0) "TRIVET_PUBLIC_URL"}}{{index $it 1}}{{end}}{{end}}'
  docker ps -aq --filter "label=com.docker.compose.project=$project" | xargs docker inspect -f "$form" |
    sed -E 's/^([^ ]+) paused[0-9]/\1 paused/; t
      s/^([^ ]+) running0/\1 isolated/; t
      s/^([^ ]+) running[0-9]/\1 up/; t
      s/^([^ ]+) [a-z]+[0-9]/\1 down/'
}

container() {
  docker ps -aq --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$1"
}

log_of() {
  echo "docker compose logs $1"
}

status_of_all() {
  echo "docker compose ps"
}

pause() {
  docker pause "$(container "$1")" >/dev/null
}

unpause() {
  docker unpause "$(container "$1")" >/dev/null
}

# Docker takes it for the wish of somebody, and does not start it again by itself.
kill_part() {
  docker kill "$(container "$1")" >/dev/null
}

start_part() {
  docker start "$(container "$1")" >/dev/null
}

isolate_part() {
  docker network disconnect "${project}_default" "$(container "$1")"
}

# By the name that the others know.
rejoin_part() {
  docker network connect --alias "$1" "${project}_default" "$(container "$1")"
}

can_be_isolated() {
  :
}

add() {
  compose --profile grow up -d --no-recreate w5
}

# Drained, removed, and never let in again: so its database goes too.
remove() {
  local begun=$SECONDS worker=$1 node left said=
  node=$(url "$(gateway)")/v1/workers/$worker
  ask POST "$node/drain" -f >/dev/null || fail "$worker cannot be drained."
  until ask GET "$node" | grep -q '"replicas":0,"elector":false'; do
    [ $((SECONDS - begun)) -lt 300 ] || fail "$worker is not empty yet, and goes on being drained: try again."
    left=$(held_by "$worker")
    [ "$left" = "$said" ] || echo "  left on $worker: $left copies of partitions"
    said=$left
    sleep 1
  done
  ask DELETE "$node" -f >/dev/null || fail "$worker is empty, but cannot be removed yet: try again."
  docker rm -f "$(container "$worker")" "$(container "pg${worker#w}")" >/dev/null
  docker volume rm "${project}_pg${worker#w}" >/dev/null
}
