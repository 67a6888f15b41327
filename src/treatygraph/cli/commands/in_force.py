"""The treaties in force for a party, or between two."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question, states


@click.command("in-force", short_help="Treaties in force for a party, or between two.")
@node("a")
@node("b", required=False)
@states
@question()
def command(graph: TreatyGraph, a: str, b: str | None, states: str) -> Result:
    """List the treaties that bind A, or A and B at the same time.

    With --on, --since and --until, those in force on one of the days; otherwise all that ever were.
    """
    return graph.in_force(a, b, states=states)
