"""The drawing as a pyvis network, and the page as what pyvis makes of our template.

pyvis holds the nodes, edges and options, brings vis-network, and renders the template. Its own
additions are not used, because they need the network, write into the current folder or insert text
unescaped: its own template, its tooltips and its inlined style sheet (of
which 200 kB draw editing tools that the page does not have).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from .drawing import Drawing
from .payload import Payload

HERE = Path(__file__).parent
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "selectable": False,
        "dragNodes": True,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
    },
    "nodes": {"chosen": False, "borderWidth": 1.5, "labelHighlightBold": False},
    "edges": {"chosen": False, "arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0},
}


class _Ids(dict[int, None]):
    """Ids that pyvis looks up for every node; in its own list each takes a search."""

    def append(self, number: int) -> None:
        self[number] = None


def network_of(payload: Payload, drawing: Drawing, title: str) -> Any:
    """Return a pyvis Network with every dot; the page folds its relations to lines by itself."""
    from pyvis.network import Network

    network = Network(directed=True, heading=title)
    network.node_ids = _Ids()
    for row, dot in drawing.dots.items():
        shape = payload.kind(row)["shape"]
        network.add_node(row, label=payload.name(row), shape=shape, **dot._asdict())
    network.set_options(json.dumps(OPTIONS))
    return network


def render(network: Any, parts: Mapping[str, Any]) -> str:
    """Return `template.html` filled with the network and `parts`, all text escaped."""
    network.set_template_dir(str(HERE), "template.html")
    network.templateEnv.autoescape = True
    network.templateEnv.trim_blocks = network.templateEnv.lstrip_blocks = True
    network.templateEnv.globals.update(parts)
    html: str = network.generate_html()
    return html


def vis_network() -> str:
    """Return the script of vis-network, the newest of those that pyvis installs."""
    folders = [path for path in files("pyvis").joinpath("lib").iterdir() if path.name[:4] == "vis-"]
    newest = max(folders, key=lambda path: [int(part) for part in path.name[4:].split(".")])
    return newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
