# Not a command, but what the demos share: what was typed, which cluster runs, and what a client sees of it.
# What can be done to its parts is in on-compose.sh and on-local.sh, under the same names.
# shellcheck shell=bash disable=SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
demos=${BASH_SOURCE[0]%/*}
key=plum  # what is written and read
on=       # compose or local
data=     # the directory of a cluster of deploy/local, if not the usual one
name=     # the part that was named
yes=      # do not wait for Enter
uses=0    # how often it was written

fail() {
  echo "$*" >&2
  exit 1
}

misuse() {
  echo "$*" >&2
  echo "Try $0 --help." >&2
  exit 2
}

# begin KIND ARGUMENT...: what was typed. Standard input says what the demo does. KIND is the letters of parts that may
# be named (w, pg, c), - for none.
begin() {
  local kind=$1 about
  about=$(cat)
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --on) on=${2:-} && shift ;;
      --data) data=${2:-} && shift ;;
      --yes) yes=yes ;;
      -h | --help)
        printf '%s\n\n%s\n%s\n' "$about" \
          "  --on compose|local   which cluster, if both run: that of docker compose, or that of deploy/local" \
          "  --data DIR           of deploy/local, if not the usual one"
        exit 0
        ;;
      -*) misuse "There is no option $1." ;;
      *)
        [ -z "$name" ] || misuse "One name is enough."
        name=$1
        ;;
    esac
    shift || misuse "That option needs a value."
  done
  command -v curl >/dev/null || fail "The demos need curl."
  [ -z "$name" ] || [[ $name =~ ^${kind}[0-9]+$ ]] || misuse "There is nothing to be done here to '$name'."
  find_cluster
  [ -z "$name" ] || [ -n "$(state "$name")" ] || fail "There is no $name in this cluster."
}

# Which cluster runs, and from then on the functions for that one.
find_cluster() {
  local each found=
  case $on in
    '' | compose | local) ;;
    *) misuse "--on needs compose or local, not '$on'." ;;
  esac
  for each in ${on:-compose local}; do
    # shellcheck source=/dev/null
    . "$demos/on-$each.sh"
    is_there || continue
    survey
    [ -z "$(in_state '[cw]' 'up|paused')" ] || found="$found $each"
  done
  case $found in
    '') fail "No cluster runs${on:+ on $on}. Start one: docker compose up --build -d, or deploy/local -d" ;;
    ' compose local') misuse "Two clusters run: say --on compose or --on local." ;;
  esac
  on=${found# }
  # shellcheck source=/dev/null
  . "$demos/on-$on.sh"
  is_there
  survey
}

# ---------------------------------------------------------------- parts

# A line for each part: its name; up, paused, down or isolated; and the URL of a node.
table=

survey() {
  table=$(list_parts | sort)
}

# Something that changes the state of a part.
act() {
  "$@"
  survey
}

# The state of a part; nothing when there is no such part.
state() {
  sed -n "s/^$1 \([a-z]*\).*/\1/p" <<<"$table"
}

url() {
  sed -n "s/^$1 [a-z]* //p" <<<"$table"
}

# in_state LETTERS STATES: the names of parts.
in_state() {
  sed -nE "s/^($1[0-9]+) ($2) ?.*/\1/p" <<<"$table"
}

# The last of those beyond the usual four.
extra_worker() {
  sed -nE 's/^(w([5-9]|[1-9][0-9])) .*/\1/p' <<<"$table" | tail -n 1
}

# must_be_whole VICTIM DONE UNDO: of a key's three workers and their databases one may be away, not two.
must_be_whole() {
  local away
  away=$(in_state '(w|pg)' 'paused|down|isolated' | head -n 1)
  [ -n "$away" ] || return 0
  if [ "$away" = "$1" ] && [ "$(state "$away")" = "$2" ]; then
    echo "$away is $2 already. '$demos/$3' ends that."
    exit 0
  fi
  fail "$away is $(state "$away"). With two of a key's three workers away nothing is answered, so end that first."
}

# ---------------------------------------------------------------- a client

# ask METHOD URL CURL-OPTION...
ask() {
  local method=$1 url=$2
  shift 2
  curl -sS -m 30 ${TRIVET_TOKEN:+-H "Authorization: Bearer $TRIVET_TOKEN"} -X "$method" "$url" "$@"
}

answers() {
  [ "$(ask GET "$(url "$1")/health/$2" -m 2 -o /dev/null -w '%{http_code}' 2>/dev/null)" = 200 ]
}

# The name of a node that clients may use; which one does not matter. Given "last", another one if there is one.
gateway() {
  local each order=cat
  [ -z "${1:-}" ] || order='sort -r'
  for each in $(in_state '[cw]' up | $order); do
    ! answers "$each" live || { echo "$each" && return; }
  done
  fail "No node of this cluster answers."
}

# Who leads the key, as somebody sees it. While it is handed over nobody says so, for a moment.
leader() {
  local try leads=
  for try in 1 2 3 4 5 6 7 8 9 10; do
    leads=$(ask GET "$(url "$(gateway)")/v1/mapping?key=$key" | sed -n 's/.*"leader":"\([^"]*\)".*/\1/p')
    [ -z "$leads" ] || break
    sleep 0.5
  done
  echo "$leads"
}

# One write and one read, by two nodes, and what they took.
use() {
  local writer reader value found
  writer=$(gateway)
  reader=$(gateway last)
  uses=$((uses + 1))
  value=$(date +%T).$uses
  ask PUT "$(url "$writer")/v1/kv/$key" -d "$value" -o /dev/null \
    -w "  PUT $key=$value by $writer: %{http_code} after %{time_total} s\n"
  found=$(ask GET "$(url "$reader")/v1/kv/$key" -w " (%{http_code} after %{time_total} s)")
  echo "  GET $key by $reader: $found"
  [[ $found = "$value ("* ]] || fail "That is not what was written."
}

# use, so many times, and who leads then: nodes tell that twice a second.
look() {
  local n leads
  for ((n = 0; n < $1; n++)); do use; done
  sleep 1
  leads=$(leader)
  echo "  ${leads:-Nobody} leads $key."
}

# Waits until a node is ready, and says how long that took.
await_ready() {
  local begun=$SECONDS
  until answers "$1" ready; do
    [ $((SECONDS - begun)) -lt 120 ] || fail "$1 is not ready after two minutes: see $(log_of "$1")"
    sleep 0.2
  done
  echo "$1 is ready $((SECONDS - begun)) s later."
}

# What a worker itself stores of the key, as soon as that is what was written last.
await_copy() {
  local begun=$SECONDS last own
  last=$(ask GET "$(url "$(gateway)")/v1/kv/$key")
  until own=$(ask GET "$(url "$1")/v1/kv/$key?consistency=local" 2>/dev/null) && [ "$own" = "$last" ]; do
    if ! holds_key "$1"; then
      echo "  none: $key is on others."
      return
    fi
    [ $((SECONDS - begun)) -lt 60 ] || fail "$1 has not got $key=$last after a minute, but '$own'."
    sleep 0.2
  done
  echo "  $key=$own, $((SECONDS - begun)) s later"
}

holds_key() {
  ask GET "$(url "$(gateway)")/v1/mapping?key=$key" | grep -q "\"replicas\":\[[^]]*\"$1\""
}

# How many partitions a worker holds.
held_by() {
  ask GET "$(url "$(gateway)")/v1/workers/$1" | sed -n 's/.*"replicas":\([0-9]*\).*/\1/p'
}

# Waits until a worker has its share, and nothing more is on its way.
await_settled() {
  local begun=$SECONDS left said=
  while :; do
    left=$(ask GET "$(url "$(gateway)")/v1/cluster" | sed -n 's/.*"moving":\([0-9]*\),"waiting":\([0-9]*\).*/\1 + \2/p')
    [ $((left)) -gt 0 ] || [ "$(held_by "$1")" = 0 ] || break
    [ $((SECONDS - begun)) -lt 300 ] || fail "Partitions are still on their way: $(status_of_all)"
    [ "$((left))" = "$said" ] || echo "  on their way: $((left)) partitions"
    said=$((left))
    sleep 1
  done
}
