"""Nodes by name."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("find", short_help="Nodes by any name, alias, spelling or script.")
@click.argument("text")
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Only the first N.",
)
@question()
def command(graph: TreatyGraph, text: str, top: int) -> Result:
    """List nodes whose names match TEXT, best first."""
    return graph.find(text, top=top)
