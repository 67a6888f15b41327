"""Counts of nodes and relations."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("stats", short_help="Counts by kind, type, status, year and source.")
@question(every_status=True)
def command(graph: TreatyGraph) -> Result:
    """Count nodes by kind, and relations by type, status, year and source.

    Relations of every status count, unless --status chooses some.
    """
    return graph.stats()
