#!/bin/sh
# Runs the readers under libFuzzer, with sanitizers, on inputs grown from the repository's own fixtures.
# usage: Tests/Fuzzing/run.sh [seconds]
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-120}
out=.build/fuzzing
mkdir -p "$out/corpus" "$out/found"
flags="-swift-version 6 -O -wmo -parse-as-library -package-name clauselint -sanitize=fuzzer,address
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
  -enable-upcoming-feature InternalImportsByDefault
  -I Sources/CLibXML2 -I Sources/CZlib -I $out $(pkg-config --cflags-only-I libxml-2.0)"

module() { # name, folder
  swiftc $flags -module-name "$1" -emit-module -emit-module-path "$out/$1.swiftmodule" -c -o "$out/$1.o" \
    $(find "$2" -name '*.swift')
}
module OfficeOpenXML Sources/OfficeOpenXML
module ClauseLint Sources/ClauseLint/Documents
swiftc $flags -module-name Fuzzing Tests/Fuzzing/Fuzzing.swift "$out/OfficeOpenXML.o" "$out/ClauseLint.o" \
  -lxml2 -lz -o "$out/fuzz"

# A seed is a fixture behind the byte that chooses its reader.
seed() { # byte, file, name
  { printf "\\$1"; cat "$2"; } > "$out/corpus/$3"
}
for file in Fixtures/contracts/* Tests/Fuzzing/seeds/*; do
  name=$(basename "$file")
  case "$file" in
  *.docx) seed 000 "$file" "$name"; seed 001 "$file" "archive-$name" ;;
  *numbering.xml) seed 003 "$file" "$name" ;;
  *document.xml) seed 002 "$file" "$name"; seed 000 "$file" "bare-$name" ;;
  *content.xml) seed 004 "$file" "$name" ;;
  *.html) seed 005 "$file" "$name" ;;
  *.md) seed 006 "$file" "$name" ;;
  *) seed 007 "$file" "$name" ;;
  esac
done
ASAN_OPTIONS=detect_leaks=0 "$out/fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 \
  -dict=Tests/Fuzzing/words.dict -artifact_prefix="$out/found/" -print_final_stats=1 "$out/corpus"
