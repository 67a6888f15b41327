"""`Page`: the explorer of a graph as one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ..gc_pause import gc_paused
from ..graph import Graph
from ..version import __version__
from .bundle import explorer
from .compression import pack
from .drawing import BUDGET, Drawing, draw
from .inlining import inline_script, policy
from .node_measures import add_measures
from .overview import Edges
from .payload import Payload
from .preview import svg
from .pyvis_network import HERE, network_of, render, vis_network
from .third_party import third_party_scripts
from .visible import visible

MADE_BY = f"treatygraph {__version__}"
TITLE = "Agreements, visits and cooperation"


@dataclass(frozen=True)
class Page:
    """The explorer page: `html` is the whole document, `svg` a picture of the network."""

    title: str
    html: str = field(repr=False)
    _payload: Payload = field(repr=False)
    _drawing: Drawing = field(repr=False)

    @cached_property
    def svg(self) -> str:
        """The drawing as a static picture, for places that show no page."""
        return svg(self._drawing, self._payload, self.title)


def make_page(graph: Graph, title: str = TITLE, *, budget: int = BUDGET) -> Page:
    """Return the explorer of the nodes and the selected relations of a graph.

    One self-contained HTML document; the same data give the same bytes. Relations are drawn by
    status, so a graph with `status="any"` shows most.
    No more than `budget` nodes are drawn at a time; the page holds all of them.
    """
    with gc_paused():
        return _made(graph, title, budget)


def _made(graph: Graph, title: str, budget: int) -> Page:
    payload, edges = Payload(graph), Edges.of(graph)
    scripts = third_party_scripts()
    about = {"madeBy": MADE_BY, "scripts": [each._asdict() for each in scripts]}
    payload.columns.plain.update(about | {"budget": budget})
    add_measures(payload.columns, graph, edges)
    drawing = draw(graph, edges, budget)
    style, library, script = _style(), inline_script(vis_network()), inline_script(explorer())
    parts = {
        "made_by": MADE_BY,
        "scripts": scripts,
        "policy": policy(style, library, script),
        "style": style,
        "vis_network": library,
        "explorer": script,
        "data": pack(payload.columns),
    }
    html = render(network_of(payload, drawing, visible(title)), parts)
    return Page(title, html, payload, drawing)


@lru_cache(maxsize=1)
def _style() -> str:
    return (HERE / "style.css").read_text(encoding="utf-8")
