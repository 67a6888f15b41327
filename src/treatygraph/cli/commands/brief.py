"""What binds two actors, as a document."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from ...errors import BadValue
from ...formats.briefs import DOCX, brief_formats, render_brief, save_brief
from ..options import (
    EVERY_STATUS,
    check_certain,
    deliver,
    forbid_replacing_data,
    load,
    node,
    progress,
    select,
    selection,
)


@click.command("brief", short_help="What binds two actors, as a document with its sources.")
@node("a")
@node("b")
@partial(selection, helps=EVERY_STATUS)
@click.option(
    "--format",
    "-f",
    type=click.Choice([*brief_formats(), DOCX]),
    default=brief_formats()[0],
    show_default=True,
    help="How the document is written.",
)
@click.option("--output", "-o", metavar="FILE", default="-", help="File to write.")
def command(a: str, b: str, format: str, output: str, **options: Any) -> None:
    """Write what binds A and B on a page or two, every sentence with its numbered sources.

    Agreements, visits, meetings, cooperation, figures; what is only planned or claimed, and what
    sources say differently, have sections of their own.
    """
    check_certain(options)
    graph = select(load(), options)
    if format == DOCX and output == "-":
        raise BadValue("format docx is a binary file: write it with --output FILE")
    with progress("working"):
        found = graph.brief(a, b)
    if format == DOCX:
        forbid_replacing_data(Path(output))
        save_brief(found, Path(output), format)
    else:
        deliver(render_brief(found, format), output)
