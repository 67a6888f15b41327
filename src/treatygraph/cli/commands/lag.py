"""How soon one kind of event follows another."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("lag", short_help="How soon one kind of event follows another.")
@click.argument("first", metavar="FIRST")
@click.argument("then", metavar="THEN")
@click.option(
    "--actors", metavar="KIND", default="country", show_default=True, help="Kind of the actors."
)
@click.option(
    "--through", metavar="KIND", help="THEN joins two actors that share a node of this kind."
)
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(0),
    default=365,
    show_default=True,
    help="Days in which THEN counts as following.",
)
@click.option(
    "--permutations",
    metavar="N",
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    help="How often the baseline is drawn.",
)
@question()
def command(graph: TreatyGraph, first: str, then: str, **options: Any) -> Result:
    """Say how often and how soon relations of type THEN follow relations of type FIRST.

    Both are between the same two actors. The baseline draws the days of FIRST again.
    """
    return graph.lag(first, then, **options)
