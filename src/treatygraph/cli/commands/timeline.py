"""Relations in time."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import evidence, question


@click.command("timeline", short_help="Dated relations in order.")
@evidence
@question()
def command(graph: TreatyGraph, evidence: bool) -> Result:
    """List the selected dated relations, earliest first."""
    return graph.timeline(evidence=evidence)
