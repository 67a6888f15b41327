"""The interactive page."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from ...errors import printable
from ..options import EVERY_STATUS, check_certain, deliver, load, progress, select, selection
from ..stdout import write_out


@click.command("page", short_help="Write the interactive page, one offline HTML file.")
@click.option("--title", help="Heading of the page.")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    default="output/index.html",
    show_default=True,
    help="File to write; - is standard output.",
)
@click.option(
    "--budget",
    metavar="N",
    type=click.IntRange(1),
    default=600,
    show_default=True,
    help="How many nodes are drawn at a time; the page holds all of them.",
)
@partial(selection, helps=EVERY_STATUS)
def command(title: str | None, output: str, budget: int, **criteria: Any) -> None:
    """Write an interactive page of the selected relations and print where it is.

    One HTML file that needs no network. It holds relations of every status, drawn by status;
    --status chooses some.
    """
    check_certain(criteria)
    graph = select(load(), criteria)
    with progress("writing the page"):
        deliver(graph.page(title and printable(title), budget=budget).html, output)
    if output != "-":
        write_out(f"{output}\n")
