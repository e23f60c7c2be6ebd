#!/usr/bin/env bash
# streamed.sh [ROWS] [FOLDER]   how fast `train --stream` in a small heap is beside the same data in memory
# ROWS: 90,000,000 rows are about 5 GB of CSV. FOLDER holds the file, deleted at the end. CAJAL: the command.
# HEAP and WHOLE_HEAP: the heaps of the two trainings; EPOCHS of each.
set -euo pipefail
rows=${1:-90000000}
folder=$(mktemp -d "${2:-${TMPDIR:-/tmp}}/cajal-streamed-XXXXXX")
trap 'rm -rf "$folder"' EXIT
cajal=${CAJAL:-$(dirname "$0")/../../cajal}
options=(--layers "dense(64) relu dense(64) relu dense(1)" --batch-size 512 --epochs "${EPOCHS:-1}"
  --optimizer "adam(0.001)" --schedule constant --early-stopping 0 --quiet --json)

# The rate of learning alone, and the seconds of everything from the file to the model.
figure() {
  sed -n "s/.*\"$1\":\([0-9.E]*\).*/\1/p"
}

train() { # heap, name, further options
  local heap=$1 name=$2
  shift 2
  JAVA_TOOL_OPTIONS="-Xmx$heap -Djava.io.tmpdir=$folder" "$cajal" train "$folder/data.csv" \
    "${options[@]}" "$@" --out "$folder/$name" 2> "$folder/$name.log" | tail -n 1 > "$folder/$name.json" \
    || { cat "$folder/$name.log"; exit 1; }
  echo "$name, heap $heap: $(figure samplesPerSecond < "$folder/$name.json") samples/s," \
    "$(figure seconds < "$folder/$name.json") s in all"
}

"$cajal" data regression --n "$rows" --out "$folder/data.csv"
echo "$rows rows, $(du -m "$folder/data.csv" | cut -f1) MB"
train "${HEAP:-512m}" streamed --stream
train "${WHOLE_HEAP:-16g}" whole
awk -v a="$(figure samplesPerSecond < "$folder/streamed.json")" \
  -v b="$(figure samplesPerSecond < "$folder/whole.json")" \
  -v c="$(figure seconds < "$folder/streamed.json")" -v d="$(figure seconds < "$folder/whole.json")" \
  'BEGIN { printf "streamed / whole: speed of learning %.2f, time in all %.2f\n", a / b, c / d }'
