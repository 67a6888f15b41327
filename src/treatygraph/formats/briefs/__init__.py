"""Briefs as documents: one file a format, each with `render(brief) -> str`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ...errors import BadValue, hint
from ...queries.brief import Brief


def brief_formats() -> list[str]:
    """Return the formats of a brief, Markdown first."""
    names = (file.stem for file in Path(__file__).parent.glob("[!_]*.py"))
    return sorted(names, key=lambda name: (name != "markdown", name))


def render_brief(brief: Brief, name: str) -> str:
    """Return a brief in a format, ending with a line break. Raises BadValue."""
    if name not in brief_formats():
        raise BadValue(f"unknown format {name!r}{hint(name, brief_formats())}")
    text: str = import_module(f".{name}", __name__).render(brief)
    return text


__all__ = ["brief_formats", "render_brief"]
