"""Pairs of actors by how alike their portfolios are."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...queries.similarity import MEASURES
from ...result import Result
from ..options import question


@click.command("similarity", short_help="How alike the portfolios of two states are.")
@click.option(
    "--measure",
    type=click.Choice(list(MEASURES)),
    default="s",
    show_default=True,
    help="Signorino and Ritter's S, Cohen's kappa, Scott's pi, or Jaccard.",
)
@click.option(
    "--actors", metavar="KIND", default="country", show_default=True, help="Kind of the actors."
)
@click.option("--among", metavar="KIND", help="What they are related to, such as document.")
@click.option(
    "--values",
    type=click.Choice(["binary", "count"]),
    default="binary",
    show_default=True,
    help="Whether there is a relation, or how many.",
)
@click.option("--own", metavar="X", type=float, help="The entry of an actor for itself.")
@click.option("--top", metavar="N", type=click.IntRange(1), help="Only the first N pairs.")
@question()
def command(graph: TreatyGraph, measure: str, **options: Any) -> Result:
    """Compare the portfolios of all pairs of actors, the most similar first.

    A portfolio is what an actor is related to: the other actors, or nodes of the kind --among. Ask
    for one day with --on, or for a year.
    """
    return graph.similarity(measure, **options)
