# Not a command, but what deploy/local and deploy/vertx share: finds Java, and builds trivet.jar when that is needed.
# Expects $root, the top of the source tree.

target=$root/deploy/target
jar=$target/trivet.jar
stamp=$target/built
lock=$target/building
log=$target/build.log
child=

# For Maven: what tests start compiles as it does for users, unless JAVA_TOOL_OPTIONS says how; others compile less (pom.xml).
as_users_run="-Dtests.java=${JAVA_TOOL_OPTIONS:--XX:TieredStopAtLevel=4}"

find_java() {
  local said major
  java=java
  [ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
  if ! said=$("$java" -version 2>&1); then
    echo "There is no Java here (tried: $java). Install a JDK, 17 or newer, or set JAVA_HOME to one." >&2
    exit 2
  fi
  # 'openjdk version "17.0.15" ...'; very old ones say "1.8.0".
  major=$(printf '%s\n' "$said" | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1)
  if [ "${major:-0}" -lt 17 ]; then
    echo "This is Java ${major:-of an unknown version} (tried: $java), and Trivet needs 17 or newer." \
      "Install a newer JDK, or set JAVA_HOME to one." >&2
    exit 2
  fi
  archive=$target/java$major.jsa
}

# Built after the last change of a source; a removed one changes its directory.
is_built() {
  local last=$jar
  [ -f "$jar" ] || return 1
  # Maven does not write a jar again that would be the same.
  [ ! "$stamp" -nt "$jar" ] || last=$stamp
  [ -z "$(cd "$root" && find pom.xml ./*/pom.xml deploy/*/pom.xml ./*/src/main deploy/*/src/main \
    -newer "$last" 2>/dev/null | head -n 1)" ]
}

is_rehearsed() {
  [ "$archive" -nt "$jar" ]
}

# One at a time: a second waits for the first, and finds its work done.
take_lock() {
  local owner said=
  mkdir -p "$target"
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/owner" 2>/dev/null || :)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      # What a killed build left behind is nobody's.
      rm -rf "$lock"
    else
      [ -n "$said" ] || echo "Another build is under way; waiting for its end." >&2
      said=yes
      sleep 1
    fi
  done
  echo $$ >"$lock/owner"
  trap 'exit 130' INT TERM HUP
  trap '[ -z "$child" ] || kill "$child" 2>/dev/null || :; rm -rf "$lock"' EXIT
}

leave_lock() {
  rm -rf "$lock"
  trap - EXIT INT TERM HUP
}

# quietly TEXT COMMAND...: what it says goes to the log.
quietly() {
  local text=$1 begun=$SECONDS code=0
  shift
  [ -t 2 ] || echo "$text ..." >&2
  "$@" >>"$log" 2>&1 </dev/null &
  child=$!
  while kill -0 "$child" 2>/dev/null; do
    [ ! -t 2 ] || printf '\r%s ... %d s ' "$text" $((SECONDS - begun)) >&2
    sleep 1
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
  wait "$child" || code=$?
  child=
  return "$code"
}

maven() {
  cd "$root" && exec ./mvnw -B -q -pl deploy -am package -DskipTests
}

build() {
  is_built && return
  take_lock
  if ! is_built; then
    if ! "$java" --list-modules | grep -q '^jdk.compiler'; then
      echo "This Java only runs programs (tried: $java). To build Trivet install a JDK, 17 or newer," \
        "or set JAVA_HOME to one." >&2
      exit 2
    fi
    # As old as the moment before the build: what is changed while it runs is built the next time.
    touch "$lock/begun"
    : >"$log"
    if ! quietly "Building Trivet; the first time takes minutes and a network" maven; then
      tail -n 30 "$log" >&2
      echo "Trivet cannot be built. The above is the end of $log." >&2
      exit 2
    fi
    touch -r "$lock/begun" "$stamp"
  fi
  leave_lock
}

rehearsal() {
  unset $(compgen -A export TRIVET_)
  exec "$java" -XX:ArchiveClassesAtExit="$archive" -Xlog:cds*=off -XX:+UseSerialGC -cp "$jar" \
    io.vertx.launcher.application.VertxApplication io.trivet.deploy.RehearsalVerticle
}

# Half of a node's start is loading classes. Java keeps those of a rehearsal in an archive, which spares most of that.
rehearse() {
  is_rehearsed && return
  take_lock
  if ! is_rehearsed; then
    rm -f "$archive"
    quietly "Rehearsing, for quicker starts" rehearsal || echo "The rehearsal failed; see $log." >&2
    # Without one, starts take longer, and that is all.
    [ -f "$archive" ] || : >"$archive"
  fi
  leave_lock
}
