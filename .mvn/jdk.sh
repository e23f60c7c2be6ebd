# Read by ./cajal and ./format: find_jdk sets java_home to a JDK 25 or newer.

# The major version of the JDK in a folder, from its release file; fails where there is none.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value; do
    if [ "$jdk_key" = JAVA_VERSION ]; then
      jdk_value=${jdk_value#\"}
      jdk_value=${jdk_value%%[!0-9]*}
      [ -n "$jdk_value" ]
      return
    fi
  done < "$1/release"
  return 1
}

# Chooses the folder if it holds a JDK of at least the given version, by default 25.
try_jdk() {
  [ -n "$1" ] && jdk_version "$1" && [ "$jdk_value" -ge "${2:-25}" ] && java_home=$1
}

# The folder that holds the java of the PATH, through its links.
path_jdk() {
  path_java=$(command -v java 2> /dev/null) || return 1
  path_hops=0
  while [ -L "$path_java" ] && [ "$path_hops" -lt 40 ]; do
    path_link=$(readlink "$path_java") || return 1
    case $path_link in
      /*) path_java=$path_link ;;
      *) path_java=${path_java%/*}/$path_link ;;
    esac
    path_hops=$((path_hops + 1))
  done
  case $path_java in
    */bin/java) path_java=${path_java%/bin/java} ;;
    *) return 1 ;;
  esac
}

find_jdk() {
  java_home=
  try_jdk "${JAVA_HOME-}" && return
  path_jdk && try_jdk "$path_java" && return
  for candidate in \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* \
    /opt/jdk* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
    "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    try_jdk "$candidate" && return
  done
  return 1
}
