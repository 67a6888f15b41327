"""Node shapes, by their names in vis-network."""

from __future__ import annotations

from math import cos, pi, sin

Outline = tuple[tuple[float, float], ...]

STAR: Outline = tuple(
    (round(radius * sin(tip * pi / 5), 2), round(-radius * cos(tip * pi / 5), 2))
    for tip in range(10)
    for radius in (0.6 if tip % 2 else 1.3,)
)
# Corners around (0, 0) for a shape that is as large as a dot of radius 1; a dot has none.
OUTLINES: dict[str, Outline] = {
    "dot": (),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1.2), (1.1, 0.75), (-1.1, 0.75)),
    "triangleDown": ((0, 1.2), (1.1, -0.75), (-1.1, -0.75)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "hexagon": ((1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0), (-0.55, -0.95), (0.55, -0.95)),
    "star": STAR,
}


def drawable(shape: str) -> str:
    """Return the shape itself if the page knows how to draw it, else a dot."""
    return shape if shape in OUTLINES else "dot"


def points(shape: str, x: float = 0, y: float = 0, size: float = 1) -> str:
    """Return the corners of a shape as SVG writes them; empty for a dot."""
    corners = OUTLINES[drawable(shape)]
    return " ".join(f"{x + size * right:.6g},{y + size * down:.6g}" for right, down in corners)
