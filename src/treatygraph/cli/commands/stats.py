"""How much there is of what."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("stats", short_help="Counts by kind, type, status, year and source.")
@question()
def command(graph: TreatyGraph) -> Result:
    """Counts of nodes by kind, and of relations by type, status, year and source."""
    return graph.stats()
