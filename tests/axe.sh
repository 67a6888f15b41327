#!/bin/sh
# Prints the path of axe-core's script for the accessibility tests: from AXE, else from the npm
# registry, into a folder that is kept. Installs npm itself where this is root on Debian.
# Usage: axe.sh FOLDER
set -eu

version=4.14.1
script="$1/node_modules/axe-core/axe.min.js"

if [ -n "${AXE:-}" ]; then
    echo "$AXE"
    exit
fi
if ! grep -qs "\"version\": \"$version\"" "$1/node_modules/axe-core/package.json"; then
    if ! command -v npm >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        { apt-get update && apt-get install --yes --no-install-recommends npm; } >&2
    fi
    mkdir -p "$1"
    npm install --prefix "$1" --no-save --no-audit --no-fund "axe-core@$version" >&2
fi
echo "$script"
