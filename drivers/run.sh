#!/usr/bin/env bash
# `run.sh <folder> [flag of Playwright…]`: tests the SDK behind the driver in a folder beside this file. What the driver
# needs is installed into that folder, unless it is there; without a program for that, the run is skipped, and red in CI.
set -eu
cd "$(dirname "$0")/.."

skip() {
  local why="the SDK behind drivers/$name cannot be tested here: $1"
  [ -z "${CI:-}" ] || { echo "red in CI: $why"; exit 1; }
  echo "skipped: $why"
  exit 0
}

need() {
  local program
  for program; do command -v "$program" >/dev/null || skip "$program is not installed"; done
}

# Makes a folder within that of the driver, unless it was made of the same files before.
set_up() {
  local made=$1
  shift
  (
    cd "$folder"
    cat "$@" | cmp -s - "$made/made-of" && exit
    printf 'setting up drivers/%s\n' "$name"
    rm -rf "$made"
    "set_up_$name"
    cat "$@" >"$made/made-of"
  )
}

set_up_python() {
  python3 -m venv .venv
  .venv/bin/pip install --quiet --require-hashes -r requirements.txt
}

set_up_java() {
  mvn --quiet --batch-mode --strict-checksums dependency:copy-dependencies
  javac -cp 'target/dependency/*' -d target/classes Driver.java
}

name=$1
folder=drivers/$name
shift
case $name in
  node)
    driver='node drivers/node/driver.mjs'
    ;;
  shell)
    need curl jq openssl
    driver=drivers/shell/driver.sh
    ;;
  python)
    need python3
    python3 -c 'import ensurepip' 2>/dev/null || skip 'python3 is installed without venv and pip'
    set_up .venv requirements.txt
    driver='drivers/python/.venv/bin/python drivers/python/driver.py'
    ;;
  java)
    need java javac mvn
    set_up target pom.xml Driver.java
    driver="java -cp 'drivers/java/target/dependency/*:drivers/java/target/classes' Driver"
    ;;
  go)
    echo 'skipped: the Go SDK has no driver: its module, github.com/descope/go-sdk, is not served where drivers are tried'
    exit 0
    ;;
  *)
    echo "drivers/$name holds no driver" >&2
    exit 2
    ;;
esac

SDK_DRIVER=$driver KNOWN_FAILURES=$folder/known-failures.yaml RESULTS_DIR=results/sdk-$name npx playwright test "$@"

# The tests of a team that uses the SDK, behind an observer.
[ $# -eq 0 ] || exit 0
case $name in
  python | java) npx playwright test -c selftest/observed-suites -g "$name" ;;
esac
