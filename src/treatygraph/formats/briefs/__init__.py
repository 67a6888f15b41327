"""Briefs as documents: one file a format, each with `render(brief) -> str`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ...errors import BadValue, hint
from ...output import new_file, write_file
from ...queries.brief import Brief

DOCX = "docx"  # a binary file, which `save_brief` alone writes


def brief_formats() -> list[str]:
    """Return the formats of a brief that are text, Markdown first."""
    names = (file.stem for file in Path(__file__).parent.glob("[!_]*.py"))
    return sorted(names, key=lambda name: (name != "markdown", name))


def render_brief(brief: Brief, name: str) -> str:
    """Return a brief in a format, ending with a line break. Raises BadValue."""
    if name not in brief_formats():
        raise BadValue(f"unknown format {name!r}{hint(name, brief_formats())}")
    text: str = import_module(f".{name}", __name__).render(brief)
    return text


def save_brief(brief: Brief, path: Path, name: str) -> None:
    """Write a brief to a file, also as a Word document (docx). Raises BadValue, OutputError."""
    if name != DOCX:
        write_file(path, render_brief(brief, name))
        return
    from ._docx import save

    with new_file(path) as draft:
        save(brief, draft)


__all__ = ["DOCX", "brief_formats", "render_brief", "save_brief"]
