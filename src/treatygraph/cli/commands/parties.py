"""The parties that a treaty binds."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question, states


@click.command("parties", short_help="Parties that a treaty binds.")
@node("treaty")
@states
@question()
def command(graph: TreatyGraph, treaty: str, states: str) -> Result:
    """List the parties that TREATY binds.

    With --on, --since and --until, those bound on one of the days; otherwise all that ever were.
    """
    return graph.parties(treaty, states=states)
