"""Everything between two actors."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question


@click.command("between", short_help="Everything between two actors.")
@node("a")
@node("b")
@question()
def command(graph: TreatyGraph, a: str, b: str) -> Result:
    """List everything between A and B, with their officials, institutions and cities.

    Visits, documents, meetings, cooperation by topic, trade; planned relations are listed last, and
    --status chooses some.
    """
    return graph.between(a, b)
