"""Everything between two actors."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import evidence, node, question


@click.command("between", short_help="Everything between two actors.")
@node("a")
@node("b")
@click.option(
    "--sort",
    type=click.Choice(["group", "date"]),
    default="group",
    show_default=True,
    help="By group and then date, or by date alone.",
)
@evidence
@question(every_status=True)
def command(graph: TreatyGraph, a: str, b: str, **options: Any) -> Result:
    """List everything between A and B, with their officials, institutions and cities.

    Visits, documents, meetings, cooperation by topic, trade; planned relations are listed last,
    unless --sort date lists all by date. --status chooses some.
    """
    return graph.between(a, b, **options)
