"""A measure of the ties for each year."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...queries.series import MEASURES
from ...result import Result
from ..options import question


@click.command("series", short_help="Count, degree, density or clustering by year.")
@click.argument("measure", type=click.Choice(MEASURES), default=MEASURES[0])
@click.option("--node", metavar="NODE", help="Only relations of this node: its count or degree.")
@question()
def command(graph: TreatyGraph, measure: str, node: str | None) -> Result:
    """Measure the relations of each year.

    The years are those of --since and --until, else those that dated relations touch.
    """
    return graph.series(measure, node=node)
