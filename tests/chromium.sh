#!/bin/sh
# Prints the path of a Chromium for the browser tests: from CHROMIUM or the PATH; else installs
# one: Debian's package where this is root on Debian, else the one that playwright brings.
# Usage: chromium.sh BIN-FOLDER-OF-THE-VIRTUAL-ENVIRONMENT
set -eu

find_one() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return
    done
    return 1
}

if [ -n "${CHROMIUM:-}" ]; then
    echo "$CHROMIUM"
elif find_one; then
    :
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core; } >&2
    find_one
else
    "$1/python" -m playwright install chromium >&2
    "$1/python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as playwright: print(playwright.chromium.executable_path)'
fi
