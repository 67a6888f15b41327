"""A static SVG of the drawing, for places that do not run the page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .drawing import Dot, Drawing
from .lines import Line
from .payload import Payload
from .shapes import points
from .visible import visible

MARGIN = 90
LONGEST = 30
NAMED = 30  # number of best connected nodes with labels
DASHES = {"dashed": ' stroke-dasharray="10 7"', "dotted": ' stroke-dasharray="2 6"'}
PAPER, INK = "#ffffff", "#1d1f23"


def svg(drawing: Drawing, payload: Payload, title: str) -> str:
    """Return the drawing as one SVG element; `payload` is what the page knows."""
    rows = list(drawing.dots)
    named = sorted(rows, key=lambda row: (-drawing.dots[row].size, row))[:NAMED]
    parts = [
        *(_line(line, drawing.dots, payload) for line in drawing.lines),
        *(_shape(drawing.dots[row], payload.kind(row)) for row in rows),
        *(_name(drawing.dots[row], payload.name(row)) for row in reversed(named)),
    ]
    return "\n".join([_opening(list(drawing.dots.values()), title), *parts, "</svg>"])


def _opening(dots: list[Dot], title: str) -> str:
    left, right = _extent(dot.x for dot in dots)
    top, bottom = _extent(dot.y for dot in dots)
    box = f"{left} {top} {right - left} {bottom - top}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img"'
        ' font-family="system-ui, sans-serif" text-anchor="middle">'
        f"<title>{escape(visible(title))}</title>"
        f'<rect x="{left}" y="{top}" width="100%" height="100%" fill="{PAPER}"/>'
    )


def _extent(places: Iterator[int]) -> tuple[int, int]:
    every = list(places) or [0]
    return min(every) - MARGIN, max(every) + MARGIN


def _line(line: Line, dots: dict[int, Dot], payload: Payload) -> str:
    """Draw a line as a quadratic curve by its bend."""
    types, statuses = payload.columns.plain["types"], payload.columns.plain["statuses"]
    (low, high), colour = line.pair, types[line.type]["colour"]
    start, end = dots[low], dots[high]
    across, down = end.x - start.x, end.y - start.y
    middle = (start.x + end.x) / 2 - down * line.bend, (start.y + end.y) / 2 + across * line.bend
    dashes = DASHES.get(statuses[line.status]["line"], "")
    path = f"M{start.x},{start.y}Q{middle[0]:.0f},{middle[1]:.0f} {end.x},{end.y}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity="0.6"{dashes}/>'


def _shape(dot: Dot, kind: dict[str, str]) -> str:
    look = f'fill="{kind["colour"]}" stroke="{PAPER}" stroke-width="1.5"'
    corners = points(kind["shape"], dot.x, dot.y, dot.size)
    if corners:
        return f'<polygon points="{corners}" {look}/>'
    return f'<circle cx="{dot.x}" cy="{dot.y}" r="{dot.size}" {look}/>'


def _short(name: str) -> str:
    line = " ".join(visible(name).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _name(dot: Dot, name: str) -> str:
    size = 13 + dot.size / 4
    return (
        f'<text x="{dot.x}" y="{dot.y + dot.size + size:.0f}" font-size="{size:.0f}" fill="{INK}"'
        f' stroke="{PAPER}" stroke-width="3" paint-order="stroke">{escape(_short(name))}</text>'
    )
