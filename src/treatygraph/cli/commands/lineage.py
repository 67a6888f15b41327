"""What a treaty amends, replaces or implements."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question


@click.command("lineage", short_help="What a treaty amends or replaces, and what does so to it.")
@node("treaty")
@question()
def command(graph: TreatyGraph, treaty: str) -> Result:
    """List the relations between TREATY and other treaties, directly or through others."""
    return graph.lineage(treaty)
