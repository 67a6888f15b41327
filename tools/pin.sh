#!/bin/sh
# Write requirements/*.txt: the versions, with hashes, that `make page`, `make test` and the others
# install. Each file takes the versions of the one before, so that all of them fit together.
# Usage: pin.sh UV [OPTION...]   (options go to `uv pip compile`, such as --upgrade)
set -eu

uv=$1
shift
export UV_CUSTOM_COMPILE_COMMAND="make pin"

# pin FILE OPTIONS...: compile one file; no index is named in it, so that it serves every mirror
pin() {
    file=requirements/$1.txt
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --output-file "$file" "$@"
}

mkdir -p requirements
pin page pyproject.toml --group build "$@"
pin test pyproject.toml --group build --group test --group docs \
    --constraint requirements/page.txt "$@"
pin bench --group bench --constraint requirements/test.txt "$@"
pin node --group node "$@"
