# Not a command, but what deploy/local and deploy/vertx share: finds Java, and builds trivet.jar when that is needed.
# Expects $root, the top of the source tree.

jar=$root/deploy/target/trivet.jar
stamp=$root/deploy/target/built
lock=$root/deploy/target/building

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

build() {
  local begun=$SECONDS log=$root/deploy/target/build.log maven
  mkdir -p "$root/deploy/target"
  if ! mkdir "$lock" 2>/dev/null; then
    if kill -0 "$(cat "$lock/pid" 2>/dev/null || echo 0)" 2>/dev/null; then
      echo "Another build is under way; waiting for its end." >&2
      while [ -d "$lock" ] && kill -0 "$(cat "$lock/pid" 2>/dev/null || echo 0)" 2>/dev/null; do sleep 1; done
    fi
    # What a killed build left behind is nobody's.
    rm -rf "$lock"
    is_built && return
    mkdir "$lock"
  fi
  echo $$ >"$lock/pid"
  trap 'rm -rf "$lock"' EXIT
  # As old as the moment before the build: what is changed while it runs is built the next time.
  touch "$lock/begun"
  (cd "$root" && exec ./mvnw -B -q -pl deploy -am package -DskipTests) >"$log" 2>&1 </dev/null &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; rm -rf "$lock"' EXIT
  trap 'exit 130' INT TERM HUP
  while kill -0 "$maven" 2>/dev/null; do
    [ ! -t 2 ] || printf '\rBuilding; the first time takes minutes and a network ... %d s ' $((SECONDS - begun)) >&2
    sleep 1
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
  if ! wait "$maven"; then
    tail -n 30 "$log" >&2
    echo "Trivet cannot be built. The above is the end of $log." >&2
    exit 2
  fi
  touch -r "$lock/begun" "$stamp"
  rm -rf "$lock"
  trap - EXIT INT TERM HUP
  echo "Built in $((SECONDS - begun)) s." >&2
}
