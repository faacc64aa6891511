# shellcheck shell=bash
# Sets jdk_home and jdk_version to the JDK to build and run with: JAVA_HOME's if that is 17 or newer, otherwise the
# newest there is. Ends the script that sources it when there is none.
jdk_home=
jdk_version=0

# The release file saves starting a JVM per candidate; 1.8.0_392 is Java 8.
jdk_version_in() {
  local text
  text=$(grep '^JAVA_VERSION=' "$1/release" 2>/dev/null) || text=$("$1/bin/java" -version 2>&1) || true
  sed -n -e 's/^[^"]*"1\.\([0-9]*\).*/\1/p' -e 't' -e 's/^[^"]*"\([0-9]*\).*/\1/p' <<<"$text" | head -n 1
}

jdk_home_on_path() {
  local file
  file=$(command -v javac) || return 0
  while [ -L "$file" ]; do
    local target
    target=$(readlink "$file")
    case $target in
      /*) file=$target ;;
      *) file=$(dirname "$file")/$target ;;
    esac
  done
  (cd "$(dirname "$file")/.." && pwd -P)
}

consider_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  local found
  found=$(jdk_version_in "$1")
  if [ "${found:-0}" -gt "$jdk_version" ]; then
    jdk_home=$1
    jdk_version=$found
  fi
}

consider_jdk "${JAVA_HOME:-}"
if [ "$jdk_version" -lt 17 ]; then
  consider_jdk "$(jdk_home_on_path)"
  for candidate in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/.sdkman/candidates/java/*; do
    consider_jdk "$candidate"
  done
fi

if [ "$jdk_version" -lt 17 ]; then
  found="no JDK was found"
  [ -z "$jdk_home" ] || found="the newest found is $jdk_version, in $jdk_home"
  echo "Headroom needs a JDK 17 or newer, but $found: install one (Debian: apt install openjdk-17-jdk-headless) or set JAVA_HOME." >&2
  exit 1
fi
