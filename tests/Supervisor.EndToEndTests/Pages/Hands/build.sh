#!/bin/bash
# Plays the build in the clone: it leaves the programs that the tests were built with.
set -eu
[ "$*" = publish ] || {
    echo "build.sh: $* is not played." >&2
    exit 1
}
target=artifacts/publish/linux-x64
mkdir -p "$target"
for program in "$PLAYED_SUPERVISOR" "$PLAYED_PBM"; do
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$program" >"$target/$(basename "$program")"
    chmod +x "$target/$(basename "$program")"
done
