"""How the page draws nodes and relations, for formats that carry it."""

from __future__ import annotations

from ...graph import Graph
from ...page.drawing import Dot, draw
from ...page.overview import Edges


def dots(graph: Graph) -> dict[int, Dot]:
    """Return position and size of the nodes that the page draws, by number of the node.

    The page of a large graph draws its most central nodes only.
    """
    shown = graph.in_full()
    drawing = draw(shown, Edges.of(shown))
    numbers = shown.nodes.tolist()
    return {numbers[row]: dot for row, dot in drawing.dots.items()}


def rgb(colour: str) -> tuple[int, int, int]:
    """Return the channels of a colour such as `#2f6db3`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
