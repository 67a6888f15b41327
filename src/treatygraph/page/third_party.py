"""The third-party scripts that every page contains, with versions and licences.

pyvis installs vis-network as one minified script that bundles its own dependencies. Versions are
read from that script, because the installed one decides what a page contains; where a bundled
script does not state its version, none is given.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .pyvis_network import vis_network

BANNER = re.compile(r"@version\s+(\S+)")


class Script(NamedTuple):
    """A third-party script; `version` is empty if the script does not state it."""

    name: str
    version: str
    licence: str
    url: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}".rstrip() + f", {self.licence}, {self.url}"


class Bundled(NamedTuple):
    """A script that vis-network may bundle, and text that only this script contains.

    The group of the pattern, if it has one, is the version.
    """

    name: str
    licence: str
    url: str
    pattern: str


BUNDLED = (
    Bundled(
        "vis-data",
        "Apache-2.0 OR MIT",
        "https://github.com/visjs/vis-data",
        "Cannot add item: item with id",
    ),
    Bundled(
        "vis-util",
        "Apache-2.0 OR MIT",
        "https://github.com/visjs/vis-util",
        "VALIDATOR_PRINT_STYLE",
    ),
    Bundled(
        "@egjs/hammerjs",
        "MIT",
        "https://github.com/naver/hammer.js",
        r'\.VERSION="([^"]+)",\w+\.DIRECTION_ALL',
    ),
    Bundled(
        "keycharm",
        "Apache-2.0 OR MIT",
        "https://github.com/AlexDM0/keycharm",
        "unsupported key: ",
    ),
    Bundled(
        "component-emitter",
        "MIT",
        "https://github.com/sindresorhus/component-emitter",
        r"prototype\.hasListeners",
    ),
    Bundled("uuid", "MIT", "https://github.com/uuidjs/uuid", "uuidjs/uuid#"),
    Bundled(
        "core-js",
        "MIT",
        "https://github.com/zloirock/core-js",
        r'version:"([^"]+)",mode:"[^"]*",copyright:',
    ),
    Bundled(
        "regenerator-runtime",
        "MIT",
        "https://github.com/facebook/regenerator",
        "suspendedYield",
    ),
    Bundled(
        "@babel/runtime",
        "MIT",
        "https://github.com/babel/babel",
        "Super expression must either be null or a function",
    ),
)


@lru_cache(maxsize=1)
def third_party_scripts() -> tuple[Script, ...]:
    """Return the third-party scripts of a page: vis-network, then what it bundles."""
    text = vis_network()
    banner = BANNER.search(text)
    version = banner[1] if banner else ""
    home = "https://visjs.github.io/vis-network/"
    found = [(each, re.search(each.pattern, text)) for each in BUNDLED]
    bundled = [_script(each, match) for each, match in found if match]
    return Script("vis-network", version, "Apache-2.0 OR MIT", home), *bundled


def _script(known: Bundled, match: re.Match[str]) -> Script:
    version = match[1] if match.re.groups else ""
    return Script(known.name, version, known.licence, known.url)
