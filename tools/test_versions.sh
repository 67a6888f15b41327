#!/bin/sh
# Run the tests with the newest or the lowest versions that pyproject.toml allows, in an environment
# of its own: drift of the dependencies is seen on purpose, not by somebody new.
# Usage: test_versions.sh latest|oldest PYTHON [OPTION OF PYTEST...]
set -eu

which=$1
python=$2
shift 2
venv=.venv-$which

rm -rf "$venv"
"$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
VIRTUAL_ENV=$PWD/$venv
export VIRTUAL_ENV
case $which in
latest)
    "$venv/bin/uv" pip install --quiet --upgrade --editable . --group test --group docs
    CHROMIUM=$(sh tests/chromium.sh "$venv/bin") "$venv/bin/python" -m pytest "$@"
    ;;
oldest)
    # direct dependencies at their lower bounds; a browser brings nothing of ours to the test
    "$venv/bin/uv" pip install --quiet --resolution lowest-direct --editable . --group test
    "$venv/bin/python" -m pytest --ignore tests/browser "$@"
    ;;
esac
