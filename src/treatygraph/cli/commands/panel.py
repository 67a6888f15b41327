"""Relations counted by dyad or state and year."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...queries.panel import MULTILATERAL, UNITS
from ...result import Result
from ..options import question


@click.command("panel", short_help="Count relations by dyad or state and year.")
@click.option(
    "--unit",
    type=click.Choice(UNITS),
    default=UNITS[0],
    show_default=True,
    help="What a row is.",
)
@click.option(
    "--actors", metavar="KIND", default="country", show_default=True, help="Kind of the actors."
)
@click.option("--through", metavar="KIND", help="Count what both are related to, such as document.")
@click.option(
    "--multilateral",
    type=click.Choice(MULTILATERAL),
    default=MULTILATERAL[0],
    show_default=True,
    help="What joins more than two counts for each pair, as shares that sum to 1, or not.",
)
@click.option(
    "--zeros/--no-zeros",
    default=True,
    show_default=True,
    help="Add rows of zeros for actors that existed in the year.",
)
@click.option("--types", is_flag=True, help="Add a column for each type of relation.")
@click.option("--codebook", is_flag=True, help="Say what each column means instead.")
@question()
def command(graph: TreatyGraph, unit: str, **options: Any) -> Result:
    """Count relations by unit and year, as regressions read them.

    A relation counts in each year in which it possibly held or happened; column certain counts
    only what is certain. The years are those of --since and --until, else those of the data.
    """
    return graph.panel(unit, **options)
