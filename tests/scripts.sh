#!/bin/sh
# Check the scripts of the page: types, lint and format, unit tests. Node comes from the PATH, else
# from a wheel; a machine that has neither is told what was not checked, and only CI fails there.
# Usage: scripts.sh VIRTUAL-ENVIRONMENT
set -eu

venv=$1
tools=$venv/node

skip() {
    echo "scripts of the page NOT checked (types, lint, unit tests): $1" >&2
    [ "${CI:-}" = true ] && exit 1
    exit 0
}

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes --requirement requirements/node.txt || skip "there is no Node"
    PATH=$PWD/$venv/bin:$PATH
fi
# exact versions in package.json and no lock file, which would name a registry
if ! cmp -s package.json "$tools/package.json"; then
    mkdir -p "$tools"
    cp package.json "$tools/package.json"
    npm install --prefix "$tools" --no-package-lock --no-audit --no-fund --silent \
        --fetch-retries=1 --fetch-timeout=60000 ||
        { rm "$tools/package.json"; skip "npm cannot install TypeScript and Biome"; }
fi
"$tools/node_modules/.bin/tsc" --project tsconfig.json
"$tools/node_modules/.bin/biome" check --error-on-warnings
node --test tests/scripts/*.test.js
