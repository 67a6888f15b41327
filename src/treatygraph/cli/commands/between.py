"""What binds two actors."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question


@click.command("between", short_help="Everything that binds two actors.")
@node("a")
@node("b")
@question()
def command(graph: TreatyGraph, a: str, b: str) -> Result:
    """Everything that binds A and B, with their officials, institutions and cities.

    Visits, documents, meetings, cooperation by topic, trade; what is planned stands last, and
    --status chooses.
    """
    return graph.between(a, b)
