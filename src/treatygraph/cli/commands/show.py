"""Everything about one node or relation."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question


@click.command("show", short_help="Everything known about a node or a relation.")
@node("name")
@question(every_status=True)
def command(graph: TreatyGraph, name: str) -> Result:
    """Show everything known about NAME (a node, or the id of a relation), with its evidence.

    Relations of every status are shown; --status chooses some.
    """
    return graph.show(name)
