"""Relations in time."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("timeline", short_help="Dated relations in order.")
@question()
def command(graph: TreatyGraph) -> Result:
    """List the selected dated relations, earliest first."""
    return graph.timeline()
